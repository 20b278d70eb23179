import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { LongTextField } from '../../forms/long-text.tsx';
import {
  draftLimits,
  type DraftActions,
  type DraftSummary,
} from '../../../api/contract/procedure-drafts.ts';
import { focusOnMount } from '../../layout/focus-on-mount.ts';
import { useKeptFields } from '../../forms/use-kept-fields.ts';
import { useWords } from '../../messages/use-words.ts';
import { useCasesInProgress } from './draft-queries.ts';

/** The cases that stay as they are: how many, and the five newest. */
function CasesInProgress({ draft }: { readonly draft: DraftSummary }) {
  const { t, number } = useWords();
  const { data } = useCasesInProgress(draft.key);
  if (data === undefined) return null;
  return (
    <>
      <p>{t('procedures.publish.cases', { count: number(data.total) })}</p>
      <ul>
        {data.data.map((one) => (
          <li key={one.id}>
            <span className="bh-mono">{one.number}</span> {one.title}
          </li>
        ))}
      </ul>
    </>
  );
}

export interface DraftStepDialogProps {
  readonly draft: DraftSummary;
  readonly action: Exclude<keyof DraftActions, 'save'>;
  readonly sending: boolean;
  /** With the reason, where one is asked for; true when it is done. */
  readonly send: (reason?: string) => Promise<boolean>;
  readonly onClose: () => void;
}

const withReason: ReadonlySet<string> = new Set(['approve', 'return']);

/** Asks before a step that has a reason or cannot be taken back. */
export function DraftStepDialog({ draft, action, sending, send, onClose }: DraftStepDialogProps) {
  const { t, name } = useWords();
  const { typed, change, forget } = useKeptFields(`draft.${action}.${draft.id}`, { reason: '' });
  const { reason } = typed;
  const close = (): void => {
    forget();
    onClose();
  };
  const hasReason = withReason.has(action);
  const complete = !sending && (action !== 'return' || reason.trim() !== '');
  const about = { name: name(draft), version: (draft.basedOn ?? 0) + 1 };
  const submit = async (): Promise<void> => {
    if (await send(hasReason ? reason.trim() : undefined)) close();
  };
  return (
    <Dialog open onClose={sending ? undefined : close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) void submit();
        }}
      >
        <DialogTitle>{t(`procedures.ask.${action}`, about)}</DialogTitle>
        <DialogContent className="bh-procedure-form">
          {action === 'publish' ? <CasesInProgress draft={draft} /> : null}
          {hasReason ? (
            <LongTextField
              inputRef={focusOnMount}
              minRows={2}
              label={t(action === 'return' ? 'procedures.reason' : 'procedures.optionalReason')}
              value={reason}
              onChange={(event) => {
                change({ reason: event.target.value });
              }}
              slotProps={{ htmlInput: { maxLength: draftLimits.reason } }}
            />
          ) : null}
        </DialogContent>
        <DialogActions>
          <Button onClick={close} disabled={sending}>
            {t('procedures.cancel')}
          </Button>
          <Button type="submit" variant="contained" disabled={!complete}>
            {t(`procedures.verb.${action}`, about)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
