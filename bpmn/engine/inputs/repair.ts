import { isActivity } from '../../model/element.ts';
import type { Repair } from '../events.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { leave } from '../flow.ts';
import { undoneBy } from '../ids.ts';
import { subscribeAnew } from '../recorrelating.ts';
import { listenAgain } from '../returns/listen-again.ts';
import { repairUndo } from '../returns/undo-answers.ts';
import { finishInstance } from '../run.ts';
import { openRoot } from '../opening.ts';
import type { Instance, OpenIncident } from '../state.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { findActive } from './find-open.ts';

/** Ends an incident: tries again with edited variables, or goes on as if the work were done. */
export function repair(step: Step, event: EventOf<'repair'>): void {
  const undone = undoneBy(event.instance);
  if (undone !== null) {
    repairUndo(step, undone, event.repair);
    return;
  }
  const { incident, ...instance } = findActive(step, event.instance, 'incident-not-open');
  if (incident === undefined) {
    throw new EngineRefusal(
      'incident-not-open',
      `Expected an incident at ${event.instance}, but there is none`,
    );
  }
  if (event.repair.kind === 'skip' && !isSkippable(step, instance, incident)) {
    throw new EngineRefusal(
      'repair-not-legal',
      'Expected a retry: only the work of an activity can be skipped',
    );
  }
  step.draft.replace(instance);
  step.emit({ type: 'resolve-incident', instance: event.instance });
  if (event.repair.variables !== undefined) step.setFrom(instance.id, event.repair.variables);
  resume(step, instance.id, event.repair.kind, incident);
}

function isSkippable(step: Step, instance: Instance, incident: OpenIncident): boolean {
  if (incident.leaving === true || instance.id === rootId) return false;
  // Its work is what is in it, and goes on.
  if (step.draft.rules > 1 && step.draft.hasActiveInside(instance.id)) return false;
  return isActivity(step.elementOf(instance));
}

function resume(step: Step, id: number, kind: Repair['kind'], incident: OpenIncident): void {
  if (incident.leaving === true) finishInstance(step, id);
  else if (kind === 'skip') leave(step, id);
  else if (incident.revived === true) {
    // What it waits for is asked for when it goes on.
    step.revived.add(id);
    listen(step, id, incident);
    step.enqueue('enter', id);
  } else if (incident.listening !== undefined) {
    subscribeAnew(step, id);
    listen(step, id, incident);
  } else if (id === rootId) resumeProcedure(step);
  else {
    subscribeAnew(step, id);
    step.enqueue('enter', id);
  }
}

/** What is open stays so; what could not be is opened. */
function listen(step: Step, id: number, { listening }: OpenIncident): void {
  if (listening === undefined) return;
  listenAgain(step, id, step.draft.find(listening) ?? step.draft.get(id));
  step.enqueue('settle', id);
}

/** What starts its event sub-processes could not be computed. */
function resumeProcedure(step: Step): void {
  openRoot(step);
  step.enqueue('settle', rootId);
}
