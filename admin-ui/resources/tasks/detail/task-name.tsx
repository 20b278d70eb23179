import type { Task } from '../../../../api/contract/tasks.ts';
import { useWords } from '../../../messages/use-words.ts';

/** The step within its stage, when the stage alone does not say it. */
export function TaskName({ task }: { readonly task: Task }) {
  const { t } = useWords();
  const same = task.stage !== null && t(`clocks.stage.${task.stage}`) === task.name;
  return same ? null : <span className="bh-2 bh-nowrap">{task.name}</span>;
}
