import type { Task } from '../../../../api/contract/tasks.ts';
import type { GroupName, TaskGroup } from './group-tasks.ts';

export type PlannedRow =
  | {
      readonly kind: 'head';
      readonly group: GroupName;
      readonly count: number;
      readonly collapsed: boolean;
      readonly top: number;
    }
  | { readonly kind: 'task'; readonly task: Task; readonly index: number; readonly top: number };

/** Where every row stands, so that only those in sight are drawn. Heights in pixels. */
export interface RowPlan {
  readonly rows: readonly PlannedRow[];
  readonly height: number;
  /** Tasks in the order shown, without those of collapsed groups. */
  readonly tasks: readonly Task[];
}

export interface RowHeights {
  readonly head: number;
  readonly task: number;
}

/** Lays out groups; `heads` is false for sort orders that have no groups. */
export function planRows(
  groups: readonly TaskGroup[],
  collapsed: ReadonlySet<GroupName>,
  heights: RowHeights,
  heads: boolean,
): RowPlan {
  const rows: PlannedRow[] = [];
  const tasks: Task[] = [];
  let top = 0;
  for (const group of groups) {
    const closed = heads && collapsed.has(group.name);
    if (heads) {
      rows.push({
        kind: 'head',
        group: group.name,
        count: group.tasks.length,
        collapsed: closed,
        top,
      });
      top += heights.head;
    }
    for (const task of closed ? [] : group.tasks) {
      rows.push({ kind: 'task', task, index: tasks.length, top });
      tasks.push(task);
      top += heights.task;
    }
  }
  return { rows, height: top, tasks };
}

/** Index of the last row that begins at or above `offset`; -1 when there is none. */
export function rowAt(rows: readonly PlannedRow[], offset: number): number {
  let low = 0;
  let high = rows.length - 1;
  let found = -1;
  while (low <= high) {
    const middle = Math.floor((low + high) / 2);
    if ((rows[middle]?.top ?? 0) <= offset) {
      found = middle;
      low = middle + 1;
    } else {
      high = middle - 1;
    }
  }
  return found;
}

const overscan = 8;

/** The rows to draw for what is in sight, with some more on either side. */
export function rowsInSight(
  plan: RowPlan,
  scrollTop: number,
  viewHeight: number,
): readonly PlannedRow[] {
  const first = Math.max(0, rowAt(plan.rows, scrollTop) - overscan);
  const last = rowAt(plan.rows, scrollTop + viewHeight) + overscan;
  return plan.rows.slice(first, last + 1);
}

/** The head of the group that the top of the view lies in; null above the first row. */
export function headAt(
  plan: RowPlan,
  scrollTop: number,
): Extract<PlannedRow, { kind: 'head' }> | null {
  for (let index = rowAt(plan.rows, scrollTop); index >= 0; index -= 1) {
    const row = plan.rows[index];
    if (row?.kind === 'head') {
      return row;
    }
  }
  return null;
}

/** Where to scroll so that a task can be seen below the sticky head; null when it is in sight. */
export function scrollTo(
  plan: RowPlan,
  taskId: string,
  view: { readonly top: number; readonly height: number },
  heights: RowHeights,
): number | null {
  const row = plan.rows.find(
    (candidate) => candidate.kind === 'task' && candidate.task.id === taskId,
  );
  if (row === undefined) {
    return null;
  }
  if (row.top < view.top + heights.head) {
    return Math.max(0, row.top - heights.head);
  }
  const bottom = row.top + heights.task;
  return bottom > view.top + view.height ? bottom - view.height : null;
}
