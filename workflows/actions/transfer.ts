import type { FeelSource } from '../../bpmn/model/element-properties.ts';
import type { JsonObject } from '../../bpmn/model/json.ts';
import type { BookedTask } from '../case-book.ts';
import { taskId } from '../case-draft.ts';
import type { ActionOf, ActionRule, ActionView } from './action-rule.ts';
import { requireLive, requireNotDelegated, requireTask, stamp } from './requirements.ts';

const variableName = /^[A-Za-z_]\w*$/u;

interface Handover {
  /** Where a procedure names the variable. */
  readonly named: FeelSource | undefined;
  readonly before: string | null;
  /** Undefined: it stays. */
  readonly after: string | null | undefined;
  readonly since: number;
}

/**
 * A task for the person or the unit whom a variable names: the variable goes with it, since it says who
 * answers for that part of the case (its clock, a rework).
 */
const handedOver = (
  { engineVersion, procedure, book }: ActionView,
  task: BookedTask,
  { person, unit }: Pick<ActionOf<'transfer'>, 'person' | 'unit'>,
): { readonly variables?: JsonObject } => {
  const asked = procedure.elements[task.element];
  if (asked?.kind !== 'userTask') return {};
  const { assignment } = asked;
  const handovers: readonly Handover[] = [
    { named: assignment.person, before: task.person, after: person, since: 3 },
    { named: assignment.unit, before: task.unit, after: unit, since: 4 },
  ];
  const gone = handovers.flatMap(({ named = '', before, after, since }) => {
    const follows =
      engineVersion >= since &&
      variableName.test(named) &&
      before !== null &&
      book.engine.variables[named] === before;
    return follows && after !== undefined ? [[named, after] as const] : [];
  });
  return gone.length === 0 ? {} : { variables: Object.fromEntries(gone) };
};

/** Hands an open task to a person, or back to a role in a unit; a reason that was given stays in the ledger. */
export const transfer: ActionRule<'transfer'> = (view, action, command) => {
  requireLive(view);
  const task = requireTask(view, action.task);
  requireNotDelegated(task);
  const { instance, element } = task;
  const { person } = action;
  const event = {
    type: 'hold' as const,
    instance,
    holder: person,
    ...handedOver(view, task, action),
    ...stamp(view, command),
  };
  const id = taskId(view.caseId, instance);
  return [
    {
      type: 'task-transferred',
      params: {
        event,
        task: id,
        person,
        ...(action.unit === undefined ? {} : { unit: action.unit }),
        ...(action.role === undefined ? {} : { role: action.role }),
        ...(action.version === undefined ? {} : { version: action.version }),
        ...(action.reason === undefined ? {} : { reason: action.reason }),
      },
      taskId: id,
      elementId: element,
    },
  ];
};
