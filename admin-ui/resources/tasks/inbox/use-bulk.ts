import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Task } from '../../../../api/contract/tasks.ts';
import { lastUndo } from '../../../layout/last-undo.ts';
import { useToast } from '../../../layout/use-toast.ts';
import { useWords } from '../../../messages/use-words.ts';
import {
  actOnTask,
  claimTask,
  flagTask,
  releaseTask,
  unflagTask,
  type ActionBody,
} from '../task-operations.ts';
import { runBulk, type BulkResult } from './run-bulk.ts';

/** What can be taken back of many at once: how, and what is said of either. */
const undoable = {
  claim: {
    act: claimTask,
    back: releaseTask,
    done: 'inbox.bulk.claimed',
    undone: 'inbox.bulk.claimUndone',
  },
  flag: {
    act: flagTask,
    back: unflagTask,
    done: 'inbox.bulk.flagged',
    undone: 'inbox.bulk.unflagged',
  },
  unflag: {
    act: unflagTask,
    back: flagTask,
    done: 'inbox.bulk.unflagged',
    undone: 'inbox.bulk.flagged',
  },
} as const;
type Undoable = keyof typeof undoable;

/** What is done to each, and what is said when all of it is done. */
export type BulkRequest =
  | { readonly action: Undoable }
  | {
      readonly action: 'urge' | 'transfer';
      readonly body: ActionBody;
      readonly done: string;
    };

const actOf = (request: BulkRequest): ((id: string) => Promise<unknown>) =>
  'body' in request ? async (id) => actOnTask(id, request.body) : undoable[request.action].act;

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

function useRefresh(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ['tasks'] });
    await queries.invalidateQueries({ queryKey: ['task-counts'] });
  };
}

/** Does one operation to many tasks and tells what became of it; some can be taken back of all. */
export function useBulk(onDone: () => void): Bulk {
  const { t } = useWords();
  const toast = useToast();
  const refresh = useRefresh();
  const [progress, setProgress] = useState<BulkProgress | null>(null);
  const [failed, setFailed] = useState<BulkFailed | null>(null);

  /** Takes back what was done; where that cannot be done any more, it is told like any other failure. */
  const takeBack = async (action: Undoable, changed: readonly Task[]): Promise<void> => {
    const { back, undone } = undoable[action];
    const result = await runBulk(
      changed.map((task) => task.id),
      back,
      () => undefined,
    );
    if (result.failed.length === 0) {
      toast.success(t(undone, { count: result.done.length }));
    } else {
      setFailed({ result, tasks: changed });
    }
    await refresh();
  };
  const tell = (request: BulkRequest, result: BulkResult, chosen: readonly Task[]): void => {
    const action = 'body' in request ? null : request.action;
    const changed = action === null ? [] : chosen.filter(({ id }) => result.done.includes(id));
    const undo = (): void => {
      if (action !== null) void takeBack(action, changed);
    };
    if (result.failed.length > 0) {
      setFailed({ result, tasks: chosen });
      lastUndo.set(changed.length === 0 ? null : { run: undo });
    } else if ('done' in request) {
      toast.success(request.done);
    } else {
      toast.undoable(t(undoable[request.action].done, { count: changed.length }), undo);
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
