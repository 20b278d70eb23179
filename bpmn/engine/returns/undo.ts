import { isActivity } from '../../model/element.ts';
import type { UndoCall } from '../../model/event-definition.ts';
import type { Failure } from '../failures.ts';
import { undoId } from '../ids.ts';
import { isLoopBody } from '../loop-body.ts';
import { inputsOf } from '../services.ts';
import type { CauseNode, Instance, Undo } from '../state.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { rollBack } from './roll-back.ts';
import { isCompensated, isCompensating } from '../compensation.ts';

export function undoRuleOf(step: Step, instance: Instance): UndoCall | null {
  const element = step.elementOf(instance);
  return isActivity(element) && typeof element.undo === 'object' ? element.undo : null;
}

/**
 * What a return is going to undo (`bh:undo`): work that was done, and not compensated. Asked after withdrawing.
 * Newest first; one that is required is waited for, by what is older and by the element that is entered anew,
 * any other is begun in its place and goes on beside. It belongs to the superseded instance, so that nothing
 * that happens to the case meanwhile loses it.
 */
export function toUndo(step: Step, undone: ReadonlySet<CauseNode>): readonly number[] {
  return step.draft.instances
    .filter(
      (instance) =>
        undone.has(instance.id) &&
        isDone(instance) &&
        !isCompensated(step, instance) &&
        undoRuleOf(step, instance) !== null &&
        // Of an activity that runs more than once each turn did the work, and sees its item.
        !isLoopBody(step.elementOf(instance), instance) &&
        !isCompensating(step, instance),
    )
    .map(({ id }) => id);
}

/** Also where only choosing the way on had failed. */
function isDone({ state, incident }: Instance): boolean {
  return state === 'completed' || (state === 'cancelled' && incident?.leaving === true);
}

/** What withdrawn instances still waited for: whoever takes their place waits for it too. */
export function awaitedBy(step: Step, undone: ReadonlySet<CauseNode>): readonly number[] {
  return step.draft.instances.flatMap(({ id, awaits = [] }) => (undone.has(id) ? awaits : []));
}

/** Begins to undo, together with what an earlier return has not finished; gives the ids that have to be waited for. */
export function beginUndo(
  step: Step,
  fresh: readonly number[],
  before: readonly number[],
): readonly number[] {
  const required: number[] = [];
  for (const id of [...new Set([...fresh, ...before])].toSorted(newestFirst(step))) {
    const after = required.at(-1);
    if (fresh.includes(id))
      setUndo(step, id, { state: 'due', ...(after === undefined ? {} : { after }) });
    if (undoRuleOf(step, step.draft.get(id))?.required === true) required.push(id);
  }
  callDue(step, undefined);
  return required;
}

function newestFirst(step: Step): (a: number, b: number) => number {
  const ended = (id: number): number => step.draft.get(id).ended ?? 0;
  return (a, b) => ended(b) - ended(a) || b - a;
}

function setUndo(step: Step, id: number, undo: Undo): void {
  step.draft.replace({ ...step.draft.get(id), undo });
}

/** Calls what waited for one that is through, or for none. */
function callDue(step: Step, after: number | undefined): void {
  const due = step.draft.instances
    .filter(({ undo }) => undo?.state === 'due' && undo.after === after)
    .map(({ id }) => id);
  for (const id of due.toSorted(newestFirst(step))) callUndo(step, id);
}

/** Its inputs see what the instance saw, as the variables are now. */
export function callUndo(step: Step, id: number): void {
  const instance = step.draft.get(id);
  const rule = undoRuleOf(step, instance);
  if (rule === null) return;
  setUndo(step, id, { state: 'called' });
  const inputs = inputsOf(step, instance, rule.service);
  if (!inputs.ok) {
    raiseUndoIncident(step, id, inputs.failure);
    return;
  }
  step.emit({
    type: 'call-service',
    instance: undoId(id),
    element: instance.element,
    service: rule.service.name,
    inputs: inputs.values,
    retry: rule.service.retry ?? 'default',
  });
}

export function raiseUndoIncident(step: Step, id: number, { code, message }: Failure): void {
  const instance = step.draft.replace({ ...step.draft.get(id), incident: { code, message } });
  step.emit({
    type: 'raise-incident',
    instance: undoId(id),
    element: instance.element,
    code,
    message,
  });
}

/** It is undone, or somebody says that it need not be: what waited for it goes on. */
export function undoThrough(step: Step, id: number, state: 'done' | 'skipped'): void {
  const { locals: _locals, incident: _incident, ...instance } = step.draft.get(id);
  step.draft.replace({ ...instance, undo: { state } });
  callDue(step, id);
  for (const waiting of step.draft.instances.filter(({ awaits = [] }) => awaits.includes(id))) {
    const { awaits = [], ...rest } = waiting;
    const left = awaits.filter((one) => one !== id);
    step.draft.replace({ ...rest, ...(left.length === 0 ? {} : { awaits: left }) });
    if (left.length > 0) continue;
    rollBack(step);
    if (rest.state === 'active') step.enqueue('enter', rest.id);
  }
  step.enqueue('settle', rootId);
}

export function isUndoPending({ undo }: Instance): boolean {
  return undo?.state === 'due' || undo?.state === 'called';
}

/** The case ends at once: what is not undone by now stays as it is. */
export function dropUndo(step: Step): void {
  for (const instance of step.draft.instances.filter(isUndoPending)) {
    const { incident, locals: _locals, ...rest } = instance;
    if (incident !== undefined)
      step.emit({ type: 'resolve-incident', instance: undoId(instance.id) });
    else if (instance.undo?.state === 'called')
      step.emit({ type: 'cancel-service', instance: undoId(instance.id) });
    step.draft.replace({ ...rest, undo: { state: 'dropped' } });
  }
}
