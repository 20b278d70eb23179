import { useQueryClient } from '@tanstack/react-query';
import type { Task, TaskDetail } from '../../../../api/contract/tasks.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useShown } from '../detail/use-shown.ts';
import { forgetTask } from './forget-task.ts';
import type { PanelMode } from './panel-mode.ts';
import { TaskPanel } from './task-panel.tsx';
import { after, neighbour } from './use-list-keys.ts';

export interface PanelSlotProps {
  readonly mode: PanelMode;
  readonly id: string;
  readonly tasks: readonly Task[];
  readonly gone: boolean;
  readonly onSelect: (id: string | null) => void;
  readonly onClose: () => void;
  /** A task is done and out of the list. */
  readonly onDone: () => void;
}

/** The panel and its way through the list: previous, next, and on when a task is done. */
export function PanelSlot({ mode, id, tasks, gone, onSelect, onClose, onDone }: PanelSlotProps) {
  const queries = useQueryClient();
  const isShown = useShown(id);
  const finish = (done: TaskDetail): void => {
    if (isShown(done.id)) {
      onSelect(after(tasks, done.id)?.id ?? null);
    }
    forgetTask(queries, done.id);
    onDone();
  };
  const step = (by: 1 | -1) => () => {
    onSelect(neighbour(tasks, id, by)?.id ?? id);
  };
  return (
    <div className={mode === 'drawer' ? 'bh-panel-slot over' : 'bh-panel-slot'}>
      <TaskPanel
        id={id}
        gone={gone}
        onDone={finish}
        onPrevious={step(-1)}
        onNext={step(1)}
        onClose={mode === 'drawer' ? onClose : undefined}
      />
    </div>
  );
}

export function EmptyPanel() {
  const { t } = useWords();
  return (
    <aside className="bh-panel-slot bh-panel-none" aria-label={t('inbox.panel.label')}>
      <p>{t('inbox.panel.none')}</p>
      <p className="bh-3 bh-sm">{t('inbox.panel.noneHint')}</p>
    </aside>
  );
}
