import { throwTo } from '../boundaries.ts';
import type { EventOf } from '../event-of.ts';
import { raiseIncident } from '../incident.ts';
import type { Step } from '../step.ts';
import { findOpened } from './find-open.ts';
import { withoutService } from './without-service.ts';

/** A service reports a BPMN error. Nobody catches it: a technical matter, so an incident, not a failed case. */
export function serviceError(step: Step, event: EventOf<'service-error'>): void {
  const instance = step.draft.replace(withoutService(findOpened(step, event.instance, 'service')));
  if (throwTo(step, instance, 'error', event.code)) return;
  const message = event.message === undefined ? event.code : `${event.code}: ${event.message}`;
  raiseIncident(step, instance.id, { code: 'error-not-caught', message });
}
