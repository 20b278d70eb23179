import type { Repair } from '../events.ts';
import { EngineRefusal } from '../failures.ts';
import type { Failure, RefusalCode } from '../failures.ts';
import { undoId } from '../ids.ts';
import type { JsonObject } from '../../model/json.ts';
import type { Instance } from '../state.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { callUndo, raiseUndoIncident, undoThrough } from './undo.ts';

/** The service that undoes an instance has answered. */
export function undoCompleted(step: Step, id: number, variables: JsonObject | undefined): void {
  findCalled(step, id);
  // Not written by what counts no more: it stays.
  if (variables !== undefined) step.setFrom(id, variables, rootId);
  undoThrough(step, id, 'done');
}

/** It failed for good: the undoing waits for a repair, and so does whatever waits for it. */
export function undoFailed(step: Step, id: number, failure: Failure): void {
  findCalled(step, id);
  raiseUndoIncident(step, id, failure);
}

export function repairUndo(step: Step, id: number, repair: Repair): void {
  const { incident, ...instance } = findUndo(step, id, 'incident-not-open');
  if (incident === undefined) throw refusal('incident-not-open', id);
  step.draft.replace(instance);
  step.emit({ type: 'resolve-incident', instance: undoId(id) });
  if (repair.variables !== undefined) step.setFrom(id, repair.variables, rootId);
  if (repair.kind === 'retry') callUndo(step, id);
  else undoThrough(step, id, 'skipped');
}

/** Refuses an answer for which no undoing waits. */
export function findCalled(step: Step, id: number): void {
  const { incident } = findUndo(step, id, 'task-not-open');
  if (incident !== undefined) throw refusal('task-not-open', id);
}

function findUndo(step: Step, id: number, code: RefusalCode): Instance {
  const instance = step.draft.find(id);
  if (instance?.undo?.state === 'called') return instance;
  throw refusal(code, id);
}

function refusal(code: RefusalCode, id: number): EngineRefusal {
  return new EngineRefusal(code, `Expected ${undoId(id)} to wait for this, but it does not`);
}
