import { throwTo } from '../boundaries.ts';
import type { EventOf } from '../event-of.ts';
import { undoneBy } from '../ids.ts';
import { undoFailed } from '../returns/undo-answers.ts';
import { raiseIncident } from '../incident.ts';
import type { Step } from '../step.ts';
import { findOpened } from './find-open.ts';
import { withoutService } from './without-service.ts';

/** A service reports a BPMN error. Nobody catches it: a technical matter, so an incident, not a failed case. */
export function serviceError(step: Step, event: EventOf<'service-error'>): void {
  const message = event.message === undefined ? event.code : `${event.code}: ${event.message}`;
  const undone = undoneBy(event.instance);
  if (undone !== null) {
    undoFailed(step, undone, { code: 'error-not-caught', message });
    return;
  }
  const instance = step.draft.replace(withoutService(findOpened(step, event.instance, 'service')));
  if (throwTo(step, instance, 'error', event.code)) return;
  raiseIncident(step, instance.id, { code: 'error-not-caught', message });
}
