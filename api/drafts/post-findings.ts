import type { BpmnElement } from '../../bpmn/model/element.ts';
import type { Finding } from '../../bpmn/model/finding.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { errorAt, warningAt } from '../../bpmn/validate/rule.ts';
import { isRole } from '../../domain/permissions/roles.ts';

/** Who holds which role where, as it is now. */
export interface HeldPosts {
  /** Units in which somebody holds the role; a role that nobody holds has none. */
  readonly unitsOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly centre: string | null;
  /** Units that cases are dispatched to (responsibility table). */
  readonly responsible: readonly string[];
}

type UserTask = BpmnElement<'userTask'>;

const literal = /^"(?<unit>[^"\\]+)"$/u;

/** The unit that the task is always offered to; null where it depends on the case. */
const fixedUnit = ({ assignment: { unit } }: UserTask, { centre }: HeldPosts): string | null =>
  unit === 'centre' ? centre : (literal.exec(unit ?? '')?.groups?.['unit'] ?? null);

const ofTask = (task: UserTask, posts: HeldPosts): Finding[] => {
  const { role, unit, person } = task.assignment;
  // Another rule speaks of roles that are missing or unknown.
  if (role === undefined || !isRole(role)) return [];
  const units = posts.unitsOf.get(role) ?? new Set();
  if (units.size === 0) return [errorAt('role-not-held', task.id, { role })];
  // Given to a person it waits for them, whatever they hold by then.
  if (person !== undefined) return [];
  const fixed = fixedUnit(task, posts);
  if (fixed !== null)
    return units.has(fixed)
      ? []
      : [errorAt('role-not-held-in-unit', task.id, { role, unit: fixed })];
  // The variable of dispatching: the case may come to each of the responsible units.
  if (unit !== 'unit') return [];
  const without = posts.responsible.filter((one) => !units.has(one));
  return without.length === 0
    ? []
    : [warningAt('role-missing-in-units', task.id, { role, units: without.join(', ') })];
};

/** User tasks, of called procedures too, that would wait where nobody looks. */
export const postFindings = (procedure: Procedure, posts: HeldPosts): Finding[] =>
  [procedure, ...Object.values(procedure.called)].flatMap((level) =>
    Object.values(level.elements).flatMap((element) =>
      element.kind === 'userTask' ? ofTask(element, posts) : [],
    ),
  );
