import type { Command } from '../engine/commands.ts';
import type { Holder } from '../engine/events.ts';
import type { Failure } from '../engine/failures.ts';
import { lastHolderOf } from '../engine/holders.ts';
import { commitOpening, prepareOpening } from '../engine/opening.ts';
import { tellHeld } from '../engine/held.ts';
import type { Instance } from '../engine/state.ts';
import { stageOf } from '../engine/stages.ts';
import type { Step } from '../engine/step.ts';
import type { BpmnElement } from '../model/element.ts';
import type { FeelSource } from '../model/element-properties.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';

type OpenTask = Extract<Command, { type: 'open-task' }>;

/** Offers a task to a role in a unit, or to a person, and waits for its completion. */
export const userTask: Behavior<'userTask'> = {
  enter: (step, element, id) => {
    const instance = step.draft.get(id);
    // A retry after something failed outside: the task is still offered.
    if (instance.opened === 'task' && !step.revived.has(id)) return undefined;
    const task = taskFor(step, element, instance);
    if ('code' in task) return task;
    const opening = prepareOpening(step, element, instance);
    if ('code' in opening) return opening;
    step.emit(task);
    commitOpening(step, id, opening, 'task');
    tellHeld(step, id);
    if (task.person !== null) step.draft.replace({ ...step.draft.get(id), holder: task.person });
    return undefined;
  },
  finish: leaveAsUsual,
};

/** What is offered to whom, as the diagram and the data say it now. */
export function taskFor(
  step: Step,
  element: BpmnElement<'userTask'>,
  instance: Instance,
): OpenTask | Failure {
  const { assignment } = element;
  const unit = textOrNull(step, instance, assignment.unit, 'unit');
  if (unit !== null && typeof unit === 'object') return unit;
  const exclude = lastHolderOf(step.draft, assignment.exclude);
  // Who held it before a return gets it back, unless the four-eyes rule now says otherwise.
  const before =
    instance.holder !== undefined && !exclude.includes(instance.holder) ? instance.holder : null;
  const person: Holder | Failure | null =
    before ?? textOrNull(step, instance, assignment.person, 'person');
  if (person !== null && typeof person === 'object') return person;
  return {
    type: 'open-task',
    instance: String(instance.id),
    element: element.id,
    role: assignment.role ?? null,
    unit,
    person,
    exclude,
    form: element.form,
    outcomes: element.outcomes,
    stage: stageOf(step, element, instance),
    name: element.name,
  };
}

function textOrNull(
  step: Step,
  instance: Instance,
  source: FeelSource | undefined,
  what: 'unit' | 'person',
): string | Failure | null {
  if (source === undefined) return null;
  const result = step.evaluate(instance, source);
  if (!result.ok) return { code: 'expression-failed', message: result.message };
  if (result.value === null || typeof result.value === 'string') return result.value;
  return {
    code: 'assignment-not-valid',
    message: `Expected the ${what} of a task to be an id or null`,
  };
}
