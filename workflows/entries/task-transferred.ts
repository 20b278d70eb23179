import type { Json } from '../../bpmn/model/json.ts';
import { fed, type Effect } from './effect.ts';
import { taskOf } from './task-at-hand.ts';

const textOr = (value: Json | undefined, otherwise: string | null): string | null =>
  value === null || typeof value === 'string' ? value : otherwise;

/** Handed over for good: what a delegate answered was for the one who had it. */
export const taskTransferred: Effect = (draft, entry, moment) => {
  fed(draft, entry, moment);
  const { delegation: _, ...task } = taskOf(draft, entry);
  const { person, unit, role, version } = entry.params;
  draft.book.tasks.set(task.instance, {
    ...task,
    person: textOr(person, task.person),
    unit: textOr(unit, task.unit),
    role: textOr(role, task.role),
    ...(typeof version === 'number' ? { version } : {}),
  });
};
