import type { Json } from '../../bpmn/model/json.ts';
import { instanceOf } from '../case-draft.ts';
import { fed, textOf, type Effect } from './effect.ts';

const textOr = (value: Json | undefined, otherwise: string | null): string | null =>
  value === null || typeof value === 'string' ? value : otherwise;

export const taskTransferred: Effect = (draft, entry, moment) => {
  fed(draft, entry, moment);
  const instance = instanceOf(draft.caseId, textOf(entry, 'task'));
  const task = draft.book.tasks.get(instance);
  if (task === undefined) throw new Error(`Expected an open task ${instance}, but there is none`);
  const { person, unit, role, version } = entry.params;
  draft.book.tasks.set(instance, {
    ...task,
    person: textOr(person, task.person),
    unit: textOr(unit, task.unit),
    role: textOr(role, task.role),
    ...(typeof version === 'number' ? { version } : {}),
  });
};
