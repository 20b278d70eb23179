import { useNavigate } from 'react-router';
import type { Task } from '../../../../api/contract/tasks.ts';
import { useShortcuts } from '../../../layout/keyboard/shortcuts.ts';
import type { Selection } from './use-selection.ts';

const pageLevel = 1;

/** The task `step` rows away from the current one; the first or last when there is none. */
export function neighbour(
  tasks: readonly Task[],
  current: string | null,
  step: 1 | -1,
): Task | undefined {
  const at = tasks.findIndex((task) => task.id === current);
  if (at === -1) {
    return step === 1 ? tasks[0] : tasks.at(-1);
  }
  return tasks[at + step];
}

/** After a task is done: the next one, else the one before. */
export const after = (tasks: readonly Task[], done: string): Task | undefined =>
  neighbour(tasks, done, 1) ?? tasks.find((task) => task.id !== done);

export interface ListKeys {
  readonly tasks: readonly Task[];
  readonly current: string | null;
  readonly selection: Selection;
  readonly onSelect: (id: string) => void;
  readonly onOpen: (id: string) => void;
  readonly onEscape: () => void;
}

/** `J` `K` move, `X` ticks, `O` opens the page, `Esc` clears. */
export function useListKeys({
  tasks,
  current,
  selection,
  onSelect,
  onOpen,
  onEscape,
}: ListKeys): void {
  const navigate = useNavigate();
  const move = (step: 1 | -1) => () => {
    const next = neighbour(tasks, current, step);
    if (next !== undefined) {
      onSelect(next.id);
    }
  };
  const withCurrent = (act: (id: string) => void) => () => {
    if (current !== null) {
      act(current);
    }
  };
  useShortcuts(
    {
      j: move(1),
      k: move(-1),
      ArrowDown: move(1),
      ArrowUp: move(-1),
      x: withCurrent(selection.toggle),
      X: withCurrent(selection.range),
      o: withCurrent((id) => void navigate(`/tasks/${id}`)),
      m: withCurrent((id) => void navigate(`/tasks/${id}?write=comment`)),
      Enter: withCurrent(onOpen),
      Escape: () => {
        if (document.activeElement instanceof HTMLElement) {
          document.activeElement.blur();
        }
        if (selection.ids.size > 0) {
          selection.clear();
        } else {
          onEscape();
        }
      },
    },
    pageLevel,
  );
}
