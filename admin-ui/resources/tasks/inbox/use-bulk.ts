import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Task } from '../../../../api/contract/tasks.ts';
import { lastUndo } from '../../../layout/last-undo.ts';
import { useToast } from '../../../layout/use-toast.ts';
import { useWords } from '../../../messages/use-words.ts';
import { actOnTask, claimTask, releaseTask } from '../task-operations.ts';
import { runBulk, type BulkResult } from './run-bulk.ts';

export type BulkAction = 'claim' | 'urge';

const acts: { readonly [A in BulkAction]: (id: string) => Promise<unknown> } = {
  claim: claimTask,
  urge: (id) => actOnTask(id, { type: 'urge' }),
};

export interface BulkProgress {
  readonly through: number;
  readonly total: number;
}

/** What was not done of a frozen list, and why. */
export interface BulkFailed {
  readonly result: BulkResult;
  readonly tasks: readonly Task[];
}

export interface Bulk {
  /** Null while nothing runs. */
  readonly progress: BulkProgress | null;
  readonly failed: BulkFailed | null;
  readonly forgetFailed: () => void;
  readonly run: (action: BulkAction, chosen: readonly Task[]) => Promise<void>;
}

/** Does one operation to many tasks and tells what became of it; a claim of many can be taken back. */
export function useBulk(onDone: () => void): Bulk {
  const { t } = useWords();
  const toast = useToast();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const [failed, setFailed] = useState<BulkFailed | null>(null);

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
    setProgress({ through: 0, total: chosen.length });
    const result = await runBulk(
      chosen.map((task) => task.id),
      acts[action],
      (through) => {
        setProgress({ through, total: chosen.length });
      },
    );
    setProgress(null);
    onDone();
    tell(action, result, chosen);
    await refresh();
  };
  return {
    progress,
    failed,
    forgetFailed: () => {
      setFailed(null);
    },
    run,
  };
}
