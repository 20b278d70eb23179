import type { TaskDetail } from '../../../../api/contract/tasks.ts';
import type { Words } from '../../../messages/use-words.ts';

/** How a closed task came to its end; of one that was taken away, who did and why. */
function closedWords(task: TaskDetail, { t, name, pick }: Words): string {
  const done = task.outcomes.find((outcome) => outcome.code === task.outcome);
  const outcome = done === undefined ? (task.outcome ?? '') : pick(done.label, done.labelEn);
  const said = task.state === 'open' ? '' : t(`task.readOnly.${task.state}`, { outcome });
  if (task.takenAway === null) return said;
  const { by, reason } = task.takenAway;
  const who = by === null ? t('task.readOnly.procedure') : name(by);
  return t('task.readOnly.why', { said, name: who, reason });
}

/** Why a task can only be read, in words; null when it can be worked on. */
export function readOnlyReason(task: TaskDetail, me: string, words: Words): string | null {
  const { t, code, name } = words;
  if (task.state !== 'open') return closedWords(task, words);
  if (task.assignee !== null && task.assignee.id !== me) {
    return t('task.readOnly.other', { name: name(task.assignee) });
  }
  const { delegation } = task;
  if (delegation?.state === 'pending') {
    return t('task.delegation.back', { owner: name(delegation.owner) });
  }
  const offered = task.actions.find((action) => action.action === 'complete');
  return offered === undefined || offered.allowed
    ? null
    : code('reason', offered.reason ?? 'not-permitted');
}
