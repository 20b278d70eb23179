import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Task } from '../../../../api/contract/tasks.ts';
import { lastUndo } from '../../../layout/last-undo.ts';
import { useToast } from '../../../layout/use-toast.ts';
import { useWords } from '../../../messages/use-words.ts';
import { actOnTask, claimTask, releaseTask, type ActionBody } from '../task-operations.ts';
import { runBulk, type BulkResult } from './run-bulk.ts';

/** What is done to each, and what is said when all of it is done; a claim can be undone, and says so. */
export type BulkRequest =
  | { readonly action: 'claim' }
  | {
      readonly action: 'urge' | 'transfer';
      readonly body: ActionBody;
      readonly done: string;
    };

const actOf = (request: BulkRequest): ((id: string) => Promise<unknown>) =>
  request.action === 'claim' ? claimTask : async (id) => actOnTask(id, request.body);

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
  /** Answers whether it was done to all. */
  readonly run: (request: BulkRequest, chosen: readonly Task[]) => Promise<boolean>;
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
  const tell = (request: BulkRequest, result: BulkResult, chosen: readonly Task[]): void => {
    const claimed =
      request.action === 'claim' ? chosen.filter(({ id }) => result.done.includes(id)) : [];
    const undo = (): void => void release(claimed);
    if (result.failed.length > 0) {
      setFailed({ result, tasks: chosen });
      lastUndo.set(claimed.length === 0 ? null : { run: undo });
    } else if (request.action === 'claim') {
      toast.undoable(t('inbox.bulk.claimed', { count: claimed.length }), undo);
    } else {
      toast.success(request.done);
    }
  };
  const run = async (request: BulkRequest, chosen: readonly Task[]): Promise<boolean> => {
    setProgress({ through: 0, total: chosen.length });
    const result = await runBulk(
      chosen.map((task) => task.id),
      actOf(request),
      (through) => {
        setProgress({ through, total: chosen.length });
      },
    );
    setProgress(null);
    onDone();
    tell(request, result, chosen);
    void refresh();
    return result.failed.length === 0;
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
