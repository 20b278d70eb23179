import Button from '@mui/material/Button';
import { useState } from 'react';
import type { DraftActions, DraftSummary } from '../../../api/contract/procedure-drafts.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { DraftStepDialog } from './draft-step-dialog.tsx';
import { useDraftStep, type DraftStepRequest } from './draft-queries.ts';

type Action = Exclude<keyof DraftActions, 'save'>;
type Step = DraftStepRequest['step'];

const stepOf: { readonly [A in Action]: Step } = {
  takeOver: 'take-over',
  discard: 'discard',
  submit: 'submit',
  withdraw: 'withdraw',
  approve: 'approve',
  return: 'return',
  publish: 'publish',
};

/** What is offered in a state, the one forward action last; refused ones stay with their reason. */
const offered: { readonly [S in DraftSummary['state']]: readonly Action[] } = {
  draft: ['discard', 'takeOver', 'submit'],
  review: ['withdraw', 'return', 'approve'],
  approved: ['withdraw', 'return', 'publish'],
  published: [],
  discarded: [],
};
const forward: ReadonlySet<Action> = new Set(['submit', 'approve', 'publish']);
/** They ask for a reason, or cannot be taken back. */
const asks: ReadonlySet<Action> = new Set(['approve', 'return', 'publish', 'discard']);

/** A draft in the version that somebody has seen. */
export type SeenDraft = Pick<DraftSummary, 'id' | 'version'>;

export interface DraftStepsProps {
  readonly draft: DraftSummary;
  /** Errors that stand in the way of submitting; null while nobody knows. */
  readonly errors: number | null;
  /** Saves what is still written; null when that cannot be done, and no step is taken. */
  readonly saved?: (() => Promise<SeenDraft | null>) | undefined;
  /** What is not offered here. */
  readonly without?: ReadonlySet<string>;
  /** Reasons that the page says already, by their codes. */
  readonly said?: ReadonlySet<string>;
  readonly onRefused?: (code: string) => void;
}

const invalid = 'procedure-invalid';
const nothing: ReadonlySet<string> = new Set();

/** The steps that a draft may take now: buttons, refused ones with the reason beside them. */
export function DraftSteps(props: DraftStepsProps) {
  const { draft, errors, saved, without = nothing, said = nothing, onRefused } = props;
  const { t, code } = useWords();
  const toast = useToast();
  const step = useDraftStep();
  const [asked, setAsked] = useState<Action | null>(null);
  const codeOf = (action: Action): string | null =>
    draft.actions[action] ?? (action === 'submit' && (errors ?? 0) > 0 ? invalid : null);
  const refused = (action: Action): string | null => {
    const reason = codeOf(action);
    if (reason === invalid) return t('procedures.errorsFirst', { count: errors ?? 0 });
    return reason === null ? null : code('problem', reason);
  };
  const send = async (action: Action, reason?: string): Promise<boolean> => {
    const seen = saved === undefined ? draft : await saved();
    if (seen === null) return false;
    try {
      await step.mutateAsync({
        draft: seen,
        step: stepOf[action],
        ...(reason === undefined ? {} : { reason }),
      });
      toast.success(t(`procedures.done.${action}`));
      return true;
    } catch (failure) {
      const refusal = failureCode(failure);
      onRefused?.(refusal);
      toast.error(code('problem', refusal));
      return false;
    }
  };
  const actions = offered[draft.state].filter(
    (action) => !without.has(action) && (action !== 'takeOver' || draft.actions.takeOver === null),
  );
  const unsaid = actions.filter((action) => !said.has(codeOf(action) ?? ''));
  const reasons = [...new Set(unsaid.map(refused).filter((reason) => reason !== null))];
  return (
    <>
      {reasons.map((reason) => (
        <span key={reason} className="bh-3 bh-xs">
          {reason}
        </span>
      ))}
      {actions.map((action) => (
        <Button
          key={action}
          variant={forward.has(action) ? 'contained' : 'outlined'}
          disabled={refused(action) !== null || step.isPending}
          onClick={() => {
            if (asks.has(action)) setAsked(action);
            else void send(action);
          }}
        >
          {t(`procedures.step.${action}`)}
        </Button>
      ))}
      {asked === null ? null : (
        <DraftStepDialog
          draft={draft}
          action={asked}
          sending={step.isPending}
          send={async (reason) => send(asked, reason)}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </>
  );
}
