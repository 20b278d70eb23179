import type { JsonObject } from '../../bpmn/model/json.ts';
import type { BookedTask } from '../case-book.ts';
import { taskId } from '../case-draft.ts';
import type { ActionRule, ActionView } from './action-rule.ts';
import { requireLive, requireNotDelegated, requireTask, stamp } from './requirements.ts';

const variableName = /^[A-Za-z_]\w*$/u;

/**
 * A task for the person whom a variable names: the variable goes with it, since it says who answers for
 * that part of the case (its clock, a rework).
 */
const handedOver = (
  { engineVersion, procedure, book }: ActionView,
  { element, person: before }: BookedTask,
  person: string | null,
): { readonly variables?: JsonObject } => {
  const asked = procedure.elements[element];
  const name = asked?.kind === 'userTask' ? (asked.assignment.person ?? '') : '';
  const isNamed = variableName.test(name) && before !== null;
  if (engineVersion < 3 || !isNamed || book.engine.variables[name] !== before) return {};
  return { variables: { [name]: person } };
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
    ...handedOver(view, task, person),
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
