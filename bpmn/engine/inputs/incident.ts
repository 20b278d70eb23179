import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { raiseIncident } from '../incident.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { findActive } from './find-open.ts';
import { withoutService } from './without-service.ts';

/** Something technical failed outside: the instance waits for a repair. */
export function incident(step: Step, event: EventOf<'incident'>): void {
  const instance = findActive(step, event.instance, 'task-not-open');
  if (instance.incident !== undefined || instance.id === rootId) {
    throw new EngineRefusal(
      'task-not-open',
      `Expected ${event.instance} to be at work, but it is not`,
    );
  }
  step.draft.replace(withoutService(instance));
  raiseIncident(step, instance.id, { code: event.code, message: event.message });
}
