import type { Task } from '../../../../api/contract/tasks.ts';
import { wallDay } from '../../../clocks/date-words.ts';

/** In the order of the list (screens section 2). */
export const groupNames = ['overdue', 'soon', 'today', 'later', 'paused', 'none'] as const;
export type GroupName = (typeof groupNames)[number];

export interface TaskGroup {
  readonly name: GroupName;
  readonly tasks: readonly Task[];
}

const soonMillis = 15 * 60_000;

/** Which group a task belongs to at a moment (epoch milliseconds) in the deployment's zone. */
export function groupOf(task: Task, now: number, zone: string): GroupName {
  if (task.clockState === 'paused') {
    return 'paused';
  }
  if (task.dueAt === null || task.clockState === 'none' || task.clockState === 'undetermined') {
    return 'none';
  }
  const due = Date.parse(task.dueAt);
  if (task.clockState === 'overdue' || due <= now) {
    return 'overdue';
  }
  if (due - now <= soonMillis) {
    return 'soon';
  }
  return wallDay(due, zone) === wallDay(now, zone) ? 'today' : 'later';
}

/** Groups in their order, empty ones left out; within a group the order of the list stays. */
export function groupTasks(
  tasks: readonly Task[],
  now: number,
  zone: string,
): readonly TaskGroup[] {
  const groups = new Map<GroupName, Task[]>(groupNames.map((name) => [name, []]));
  for (const task of tasks) {
    groups.get(groupOf(task, now, zone))?.push(task);
  }
  return groupNames.flatMap((name) => {
    const members = groups.get(name) ?? [];
    return members.length === 0 ? [] : [{ name, tasks: members }];
  });
}
