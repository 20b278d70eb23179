import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { Task } from '../../../../api/contract/tasks.ts';
import { useWords } from '../../../messages/use-words.ts';
import type { BulkAction } from './use-bulk.ts';
import type { BulkResult } from './run-bulk.ts';

const sample = 5;

interface ConfirmProps {
  readonly action: BulkAction;
  readonly tasks: readonly Task[];
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
} as const;

function Line({
  task,
  why,
  done = false,
}: {
  readonly task: Task;
  /** What became of it. */
  readonly why?: string;
  readonly done?: boolean;
}) {
  return (
    <li>
      <span className="bh-3 bh-nowrap">{task.caseNumber}</span>
      <span className="bh-grow bh-cut">{task.title}</span>
      {why === undefined ? null : (
        <span className={done ? 'bh-bulk-done' : 'bh-bulk-why'}>{why}</span>
      )}
    </li>
  );
}

/** Names the count, shows a sample of five, and its button repeats the verb. */
export function BulkConfirm({ action, tasks, onConfirm, onCancel }: ConfirmProps) {
  const { t } = useWords();
  const count = tasks.length;
  return (
    <Dialog open onClose={onCancel}>
      <DialogTitle>{t(words[action].title, { count })}</DialogTitle>
      <DialogContent>
        <p className="bh-2">{t(words[action].text)}</p>
        <ul className="bh-bulk-list">
          {tasks.slice(0, sample).map((task) => (
            <Line key={task.id} task={task} />
          ))}
        </ul>
        {count > sample ? (
          <p className="bh-3 bh-sm">{t('inbox.bulk.confirmMore', { count: count - sample })}</p>
        ) : null}
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
  readonly tasks: readonly Task[];
  readonly onClose: () => void;
}

/** What became of each row: those that failed and why, then those that are done and stay done. */
export function BulkFailures({ result, tasks, onClose }: FailuresProps) {
  const { t, code } = useWords();
  const { done, failed } = result;
  const known = new Map(tasks.map((task) => [task.id, task]));
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
            const task = known.get(failure.id);
            return task === undefined ? null : (
              <Line key={failure.id} task={task} why={code('problem', failure.code)} />
            );
          })}
        </ul>
        {done.length === 0 ? null : (
          <ul className="bh-bulk-list" aria-label={t('inbox.bulk.done')}>
            {done.map((id) => {
              const task = known.get(id);
              return task === undefined ? null : (
                <Line key={id} task={task} why={t('inbox.bulk.done')} done />
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
