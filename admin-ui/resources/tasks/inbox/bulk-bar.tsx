import NotificationsOutlined from '@mui/icons-material/NotificationsOutlined';
import PersonOutlined from '@mui/icons-material/PersonOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Task } from '../../../../api/contract/tasks.ts';
import { lastUndo } from '../../../layout/last-undo.ts';
import { useToast } from '../../../layout/use-toast.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import { actOnTask, claimTask, releaseTask } from '../task-operations.ts';
import { BulkConfirm, BulkFailures } from './bulk-dialogs.tsx';
import { runBulk, type BulkResult } from './run-bulk.ts';
import type { Selection } from './use-selection.ts';

export type BulkAction = 'claim' | 'urge';

/** From here on a bulk operation is asked about once more (screens section 5). */
const askAbove = 20;

const acts: { readonly [A in BulkAction]: (id: string) => Promise<unknown> } = {
  claim: claimTask,
  urge: (id) => actOnTask(id, { type: 'urge' }),
};
const permissionOf = { claim: 'task.claim', urge: 'case.urge' } as const;
const icons = { claim: PersonOutlined, urge: NotificationsOutlined } as const;

interface Progress {
  readonly through: number;
  readonly total: number;
}

export interface BulkBarProps {
  readonly tasks: readonly Task[];
  readonly selection: Selection;
}

/** Docked under the list while rows are ticked. Acts on the ids of the moment it is pressed. */
export function BulkBar({ tasks, selection }: BulkBarProps) {
  const { t, number } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const { permissions } = useSession();
  const [asked, setAsked] = useState<{
    readonly action: BulkAction;
    readonly tasks: readonly Task[];
  } | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failed, setFailed] = useState<{
    readonly result: BulkResult;
    readonly tasks: readonly Task[];
  } | null>(null);

  const refresh = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: ['tasks'] });
    await queries.invalidateQueries({ queryKey: ['task-counts'] });
  };
  /** Gives back what was claimed; what cannot be given back any more is told like any other failure. */
  const release = async (claimed: readonly Task[]): Promise<void> => {
    const result = await runBulk(
      claimed.map((task) => task.id),
      releaseTask,
      () => undefined,
    );
    if (result.failed.length === 0) {
      toast.success(t('inbox.bulk.claimUndone', { count: result.done.length }));
    } else {
      setFailed({ result, tasks: claimed });
    }
    await refresh();
  };
  const tell = (action: BulkAction, result: BulkResult, chosen: readonly Task[]): void => {
    const claimed = action === 'claim' ? chosen.filter(({ id }) => result.done.includes(id)) : [];
    const undo = (): void => void release(claimed);
    if (result.failed.length > 0) {
      setFailed({ result, tasks: chosen });
      lastUndo.set(claimed.length === 0 ? null : { run: undo });
    } else if (action === 'claim') {
      toast.undoable(t('inbox.bulk.claimed', { count: claimed.length }), undo);
    } else {
      toast.success(t('inbox.bulk.urged', { count: result.done.length }));
    }
  };
  const run = async (action: BulkAction, chosen: readonly Task[]): Promise<void> => {
    setAsked(null);
    setProgress({ through: 0, total: chosen.length });
    const result = await runBulk(
      chosen.map((task) => task.id),
      acts[action],
      (through) => {
        setProgress({ through, total: chosen.length });
      },
    );
    setProgress(null);
    selection.clear();
    tell(action, result, chosen);
    await refresh();
  };
  const press = (action: BulkAction): void => {
    const chosen = tasks.filter((task) => selection.ids.has(task.id));
    if (chosen.length > askAbove) {
      setAsked({ action, tasks: chosen });
    } else {
      void run(action, chosen);
    }
  };
  const dialogs = (
    <>
      {asked === null ? null : (
        <BulkConfirm
          action={asked.action}
          tasks={asked.tasks}
          onCancel={() => {
            setAsked(null);
          }}
          onConfirm={() => void run(asked.action, asked.tasks)}
        />
      )}
      {failed === null ? null : (
        <BulkFailures
          result={failed.result}
          tasks={failed.tasks}
          onClose={() => {
            setFailed(null);
          }}
        />
      )}
    </>
  );
  if (selection.ids.size === 0 && progress === null) {
    return dialogs;
  }
  return (
    <>
      <div className="bh-bulk" role="toolbar" aria-label={t('inbox.bulk.label')}>
        <b aria-live="polite">
          {progress === null
            ? t('inbox.bulk.selected', { count: number(selection.ids.size) })
            : t('inbox.bulk.working', { done: progress.through, total: progress.total })}
        </b>
        <span className="bh-bulk-line" />
        {(['claim', 'urge'] as const)
          .filter((action) => permissions.includes(permissionOf[action]))
          .map((action) => {
            const Icon = icons[action];
            return (
              <button
                key={action}
                type="button"
                disabled={progress !== null}
                onClick={() => {
                  press(action);
                }}
              >
                <Icon className="bh-icon" aria-hidden="true" />
                {t(`inbox.bulk.${action}`)}
              </button>
            );
          })}
        <span className="bh-grow" />
        <button
          type="button"
          disabled={progress !== null}
          aria-label={t('inbox.bulk.clearAll')}
          onClick={selection.clear}
        >
          {t('inbox.bulk.clear')} <kbd className="bh-kbd">Esc</kbd>
        </button>
      </div>
      {dialogs}
    </>
  );
}
