import { Link } from 'react-router';
import type { Named } from '../../../../api/contract/common.ts';
import type { Task, TaskDetail } from '../../../../api/contract/tasks.ts';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords, type Words } from '../../../messages/use-words.ts';

/** Whose answer a task waits for: a person, else the pool of a role. */
export const answererOf = (
  { holder, role }: NonNullable<Task['waitsFor']>,
  { name, code }: Words,
): string => (holder === null ? code('role', role ?? '') : name(holder));

/** Who gets the answer when this task is done; null when it answers nobody. */
export const askerOf = ({ question, waitsFor }: TaskDetail): Named | null =>
  waitsFor === null ? (question?.by ?? null) : null;

/** A question between two steps (退回询问): whom the task waits for, or who waits for it. */
export function QuestionNotice({ task }: { readonly task: TaskDetail }) {
  const words = useWords();
  const rule = useDateRule();
  const { t, name } = words;
  const { waitsFor, question } = task;
  if (question === null && waitsFor === null) return null;
  const time = question === null ? '' : dateWords(Date.parse(question.at), rule);
  const asker = question?.by ?? null;
  const by = asker === null ? '' : name(asker);
  return (
    <section className="bh-task-notice" aria-label={t('task.question.label')}>
      <p className="bh-2 bh-sm">
        {waitsFor === null
          ? t('task.question.asked', {
              by,
              step: question === null ? '' : name(question),
              time,
            })
          : t('task.question.waits', {
              holder: answererOf(waitsFor, words),
              step: name(waitsFor),
              time,
            })}
      </p>
      {question === null ? null : <p>{question.reason}</p>}
      <p className="bh-3 bh-sm">
        {waitsFor === null ? t('task.question.back', { by }) : t('task.question.held')}{' '}
        {waitsFor === null ? null : (
          <Link className="bh-nowrap" to={`/tasks/${encodeURIComponent(waitsFor.id)}`}>
            {t('task.question.open')}
          </Link>
        )}
      </p>
    </section>
  );
}
