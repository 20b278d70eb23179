import type { Task } from '../../../../api/contract/tasks.ts';
import { wallDay } from '../../../clocks/date-words.ts';

/** In the order of the list (screens section 2). */
export const groupNames = ['overdue', 'soon', 'today', 'later', 'paused', 'none'] as const;
export type GroupName = (typeof groupNames)[number];

export interface TaskGroup {
  readonly name: GroupName;
  readonly tasks: readonly Task[];
}

const minute = 60_000;
const soonMillis = 15 * minute;
const hour = 60 * minute;

/** A moment (epoch milliseconds) and the end of its day on the wall of a zone. */
export interface Today {
  readonly now: number;
  readonly end: number;
}

/** Finds the end of the day once, so that thousands of tasks are compared by numbers only. */
export function todayOf(now: number, zone: string): Today {
  const day = wallDay(now, zone);
  let low = now;
  let high = now + 26 * hour;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (wallDay(middle, zone) === day) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return { now, end: high };
}

/** Whether a task is past its due time. */
export const isOverdue = (task: Task, now: number): boolean =>
  task.clockState === 'overdue' ||
  ((task.clockState === 'fine' || task.clockState === 'warn') &&
    task.dueAt !== null &&
    Date.parse(task.dueAt) <= now);

/** Which group a task belongs to. */
export function groupOf(task: Task, { now, end }: Today): GroupName {
  if (task.clockState === 'paused') {
    return 'paused';
  }
  if (isOverdue(task, now)) {
    return 'overdue';
  }
  if (task.dueAt === null || task.clockState === 'none' || task.clockState === 'undetermined') {
    return 'none';
  }
  const due = Date.parse(task.dueAt);
  if (due - now <= soonMillis) {
    return 'soon';
  }
  return due < end ? 'today' : 'later';
}

/** Groups in their order, empty ones left out; within a group the order of the list stays. */
export function groupTasks(tasks: readonly Task[], today: Today): readonly TaskGroup[] {
  const groups = new Map<GroupName, Task[]>(groupNames.map((name) => [name, []]));
  for (const task of tasks) {
    groups.get(groupOf(task, today))?.push(task);
  }
  return groupNames.flatMap((name) => {
    const members = groups.get(name) ?? [];
    return members.length === 0 ? [] : [{ name, tasks: members }];
  });
}
