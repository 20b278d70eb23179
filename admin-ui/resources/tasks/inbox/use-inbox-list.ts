import { useListContext } from 'ra-core';
import { useMemo } from 'react';
import type { Task } from '../../../../api/contract/tasks.ts';
import { useServerMinute } from '../../../clocks/use-ticking.ts';
import { isOverdue } from './group-tasks.ts';

const noTasks: readonly Task[] = [];

/** What the list holds now and how it stands. */
export interface InboxList {
  readonly tasks: readonly Task[];
  readonly known: ReadonlySet<string>;
  readonly total: number | undefined;
  readonly totalIsLowerBound: boolean;
  readonly state: 'loading' | 'failed' | 'empty' | 'there';
  readonly error: Error | null;
  /** Something is being fetched over what is shown. */
  readonly reloading: boolean;
  readonly refetch: () => void;
}

function isLowerBound(meta: unknown): boolean {
  return (
    typeof meta === 'object' &&
    meta !== null &&
    'totalIsLowerBound' in meta &&
    meta.totalIsLowerBound === true
  );
}

function stateOf(tasks: readonly Task[], isPending: boolean, error: unknown): InboxList['state'] {
  if (tasks.length > 0) {
    return 'there';
  }
  if (error instanceof Error) {
    return 'failed';
  }
  return isPending ? 'loading' : 'empty';
}

export function useInboxList(): InboxList {
  const context = useListContext<Task>();
  const error: unknown = context.error;
  const tasks = context.data ?? noTasks;
  const known = useMemo(() => new Set(tasks.map((task) => task.id)), [tasks]);
  const { isPending, isFetching } = context;
  return {
    tasks,
    known,
    total: context.total,
    totalIsLowerBound: isLowerBound(context.meta),
    state: stateOf(tasks, isPending, error),
    error: error instanceof Error ? error : null,
    reloading: (isFetching ?? false) && !isPending,
    refetch: () => {
      void context.refetch();
    },
  };
}

/** How many of the loaded tasks are overdue now. */
export function useOverdue(tasks: readonly Task[]): number {
  const now = useServerMinute();
  return useMemo(() => tasks.filter((task) => isOverdue(task, now)).length, [tasks, now]);
}
