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

export interface DraftStepsProps {
  readonly draft: DraftSummary;
  /** Errors that stand in the way of submitting; null while nobody knows. */
  readonly errors: number | null;
}

/** The steps that a draft may take now: buttons, refused ones with the reason beside them. */
export function DraftSteps({ draft, errors }: DraftStepsProps) {
  const { t, code } = useWords();
  const toast = useToast();
  const step = useDraftStep();
  const [asked, setAsked] = useState<Action | null>(null);
  const refused = (action: Action): string | null => {
    const reason = draft.actions[action];
    if (reason !== null) return code('problem', reason);
    return action === 'submit' && errors !== null && errors > 0
      ? t('procedures.errorsFirst', { count: errors })
      : null;
  };
  const send = async (action: Action, reason?: string): Promise<boolean> => {
    try {
      await step.mutateAsync({
        draft,
        step: stepOf[action],
        ...(reason === undefined ? {} : { reason }),
      });
      toast.success(t(`procedures.done.${action}`));
      return true;
    } catch (failure) {
      toast.error(code('problem', failureCode(failure)));
      return false;
    }
  };
  const actions = offered[draft.state].filter(
    (action) => action !== 'takeOver' || draft.actions.takeOver === null,
  );
  const reasons = [...new Set(actions.map(refused).filter((reason) => reason !== null))];
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
