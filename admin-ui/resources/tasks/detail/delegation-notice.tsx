import Button from '@mui/material/Button';
import type { TaskDelegation } from '../../../../api/contract/tasks.ts';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords, type Words } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import type { TaskWork } from './task-workbench.tsx';

/** Who asked whom, and when, as the reader sees it. */
function headOf(delegation: TaskDelegation, me: string, time: string, words: Words): string {
  const { t, name } = words;
  const { state, owner, by } = delegation;
  const delegate = name(delegation.delegate);
  if (state === 'resolved') return t('task.delegation.resolved', { delegate, time });
  if (delegation.delegate.id !== me) return t('task.delegation.away', { delegate, time });
  return by === null || by.id === owner.id
    ? t('task.delegation.pending', { by: name(owner), time })
    : t('task.delegation.pendingOf', { by: name(by), owner: name(owner), time });
}

/** What was asked of the delegate or what they answered, and the way on: give it back, or take it back. */
export function DelegationNotice({ work }: { readonly work: TaskWork }) {
  const words = useWords();
  const rule = useDateRule();
  const { user } = useSession();
  const { t, code } = words;
  const { task, operations } = work;
  const { delegation } = task;
  if (delegation === null) return null;
  const { state, at, resolvedAt, reason, comment } = delegation;
  const time = dateWords(Date.parse(resolvedAt ?? at), rule);
  const action = ['resolve', 'recall-delegation'].find(
    (wanted) => operations.offered.find((one) => one.action === wanted)?.allowed === true,
  );
  return (
    <section className="bh-task-notice" aria-label={t('task.delegation.label')}>
      <p className="bh-2 bh-sm">{headOf(delegation, user.id, time, words)}</p>
      <p>{state === 'resolved' ? comment : reason}</p>
      {action === undefined ? null : (
        <Button
          size="small"
          variant={action === 'resolve' ? 'contained' : 'outlined'}
          onClick={operations.opener(action)}
        >
          {code('action', action)}
        </Button>
      )}
    </section>
  );
}
