import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useWords } from '../../../messages/use-words.ts';
import type { BulkResult } from './run-bulk.ts';

const sample = 5;

/** What is said of one of the list: a task, an incident. */
export interface BulkRow {
  readonly id: string;
  readonly caseNumber: string;
  readonly title: string;
}

interface ConfirmProps {
  readonly action: keyof typeof words;
  readonly rows: readonly BulkRow[];
  /** What else is to be known of the list. */
  readonly note?: string | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

const words = {
  claim: {
    title: 'inbox.bulk.confirmClaimTitle',
    text: 'inbox.bulk.confirmClaimText',
    action: 'inbox.bulk.doClaim',
  },
  urge: {
    title: 'inbox.bulk.confirmTitle',
    text: 'inbox.bulk.confirmText',
    action: 'inbox.bulk.doUrge',
  },
  retry: {
    title: 'incidents.bulk.title',
    text: 'incidents.bulk.text',
    action: 'incidents.bulk.confirm',
  },
} as const;

function Line({
  row,
  why,
  done = false,
}: {
  readonly row: BulkRow;
  /** What became of it. */
  readonly why?: string;
  readonly done?: boolean;
}) {
  return (
    <li>
      <span className="bh-3 bh-nowrap">{row.caseNumber}</span>
      <span className="bh-grow bh-cut" title={row.title}>
        {row.title}
      </span>
      {why === undefined ? null : (
        <span className={done ? 'bh-bulk-done' : 'bh-bulk-why'}>{why}</span>
      )}
    </li>
  );
}

/** Five of them by name, and how many more there are. */
export function BulkSample({ rows }: { readonly rows: readonly BulkRow[] }) {
  const { t, number } = useWords();
  const more = rows.length - sample;
  return (
    <>
      <ul className="bh-bulk-list">
        {rows.slice(0, sample).map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </ul>
      {more > 0 ? (
        <p className="bh-3 bh-sm">{t('inbox.bulk.confirmMore', { count: number(more) })}</p>
      ) : null}
    </>
  );
}

/** Names the count, shows a sample of five, and its button repeats the verb. */
export function BulkConfirm({ action, rows, note = null, onConfirm, onCancel }: ConfirmProps) {
  const { t } = useWords();
  const count = rows.length;
  return (
    <Dialog open onClose={onCancel}>
      <DialogTitle>{t(words[action].title, { count })}</DialogTitle>
      <DialogContent>
        <p className="bh-2">{t(words[action].text)}</p>
        <BulkSample rows={rows} />
        {note === null ? null : <p className="bh-3 bh-sm">{note}</p>}
      </DialogContent>
      <DialogActions>
        <Button variant="text" onClick={onCancel}>
          {t('inbox.bulk.cancel')}
        </Button>
        <Button variant="contained" onClick={onConfirm}>
          {t(words[action].action, { count })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

interface FailuresProps {
  readonly result: BulkResult;
  readonly rows: readonly BulkRow[];
  readonly onClose: () => void;
}

/** What became of each row: those that failed and why, then those that are done and stay done. */
export function BulkFailures({ result, rows, onClose }: FailuresProps) {
  const { t, code } = useWords();
  const { done, failed } = result;
  const known = new Map(rows.map((row) => [row.id, row]));
  return (
    <Dialog open onClose={onClose}>
      <DialogTitle>{t('inbox.bulk.failedTitle', { count: failed.length })}</DialogTitle>
      <DialogContent>
        <p className="bh-2">
          {t('inbox.bulk.partly', { done: done.length, failed: failed.length })}
          <span className="bh-dot">{t('inbox.bulk.failedHint')}</span>
        </p>
        <ul className="bh-bulk-list" aria-label={t('inbox.bulk.notDone')}>
          {failed.map((failure) => {
            const row = known.get(failure.id);
            return row === undefined ? null : (
              <Line key={failure.id} row={row} why={code('problem', failure.code)} />
            );
          })}
        </ul>
        {done.length === 0 ? null : (
          <ul className="bh-bulk-list" aria-label={t('inbox.bulk.done')}>
            {done.map((id) => {
              const row = known.get(id);
              return row === undefined ? null : (
                <Line key={id} row={row} why={t('inbox.bulk.done')} done />
              );
            })}
          </ul>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('inbox.bulk.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
