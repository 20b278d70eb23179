import type { Task } from '../../../../api/contract/tasks.ts';
import { useWords } from '../../../messages/use-words.ts';

/** The step within its stage, when the stage alone does not say it. */
export function TaskName({ task }: { readonly task: Task }) {
  const { t, name } = useWords();
  const same = task.stage !== null && t(`clocks.stage.${task.stage}`) === name(task);
  return same ? null : <span className="bh-2 bh-nowrap">{name(task)}</span>;
}
