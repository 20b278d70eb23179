import { useWords } from '../../../messages/use-words.ts';
import { StepForward } from '../completion/step-forward.tsx';
import { OutcomeBar } from '../completion/outcome-bar.tsx';
import { operationItems } from '../operations/operation-items.tsx';
import type { TaskWork } from './task-workbench.tsx';

/** Under a task: what failed, what would follow, the outcomes; or why it can only be read. */
export function WorkFoot({ work }: { readonly work: TaskWork }) {
  const words = useWords();
  const { completion, chosen, readOnly, form, fields, task, operations, sending, choose } = work;
  if (readOnly !== null) {
    return (
      <footer className="bh-panel-foot">
        <p className="bh-read-only">{readOnly}</p>
      </footer>
    );
  }
  if (chosen === null) {
    return null;
  }
  return (
    <footer className="bh-panel-foot">
      <StepForward work={work}>
        <OutcomeBar
          outcomes={task.outcomes}
          chosen={chosen}
          fields={fields}
          values={form.values}
          sending={sending}
          onChoose={choose}
          onSubmit={completion.submit}
          extra={(close) => operationItems(operations, words, close)}
        />
      </StepForward>
    </footer>
  );
}
