import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { raiseIncident } from '../incident.ts';
import { undoneBy } from '../ids.ts';
import { undoFailed } from '../returns/undo-answers.ts';
import type { Instance } from '../state.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { findActive } from './find-open.ts';
import { withoutService } from './without-service.ts';

/** What has to be undone first keeps it from being at work at all. */
function isAtWork({ id, incident: stuck, awaits }: Instance): boolean {
  return id !== rootId && stuck === undefined && awaits === undefined;
}

/** Something technical failed outside: the instance waits for a repair. */
export function incident(step: Step, event: EventOf<'incident'>): void {
  const undone = undoneBy(event.instance);
  if (undone !== null) {
    undoFailed(step, undone, { code: event.code, message: event.message });
    return;
  }
  const instance = findActive(step, event.instance, 'task-not-open');
  if (!isAtWork(instance)) {
    throw new EngineRefusal(
      'task-not-open',
      `Expected ${event.instance} to be at work, but it is not`,
    );
  }
  step.draft.replace(withoutService(instance));
  raiseIncident(step, instance.id, { code: event.code, message: event.message });
}
