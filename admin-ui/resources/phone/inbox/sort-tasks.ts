import type { Task } from '../../../../api/contract/tasks.ts';
import type { Stage } from '../../../../domain/stages.ts';
import type { Point } from '../../reports/sketch.ts';
import { metersBetween, pointOf } from '../position/distance.ts';

export type PhoneOrder = 'due' | 'near';
export const phoneOrders: readonly PhoneOrder[] = ['due', 'near'];

/** A clock that stands still is not due; it comes after those that run. */
const dueOf = (task: Task): number =>
  task.dueAt === null || task.clockState === 'paused' ? Infinity : Date.parse(task.dueAt);

const by =
  <T>(measure: (item: T) => number) =>
  (one: T, other: T): number => {
    const [first, second] = [measure(one), measure(other)];
    return first === second ? 0 : first - second;
  };

/** What falls due first, or what is nearest; tasks without a place come last, by their clocks. */
export function sortTasks(
  tasks: readonly Task[],
  order: PhoneOrder,
  here: Point | null,
): readonly Task[] {
  const due = tasks.toSorted(by(dueOf));
  if (order === 'due' || here === null) {
    return due;
  }
  return due.toSorted(
    by((task) => {
      const place = pointOf(task);
      return place === null ? Infinity : metersBetween(here, place);
    }),
  );
}

/** The stages that occur, in the order of the loop that the list has them. */
export const stagesOf = (tasks: readonly Task[]): readonly Stage[] => [
  ...new Set(tasks.flatMap((task) => (task.stage === null ? [] : [task.stage]))),
];
