import type { EventType } from './event-of.ts';
import type { EngineEvent, HeldEvent } from './events.ts';
import { EngineRefusal } from './failures.ts';
import { findOpened, findSubscription } from './inputs/find-open.ts';
import { undoneBy } from './ids.ts';
import { findCalled } from './returns/undo-answers.ts';
import { run } from './run.ts';
import type { Step } from './step.ts';

type Take = (step: Step, event: EngineEvent) => void;
type Answer = (step: Step, event: EngineEvent, take: Take) => void;

/** Moves nothing: done as in a case that is not suspended; what follows from it follows on resuming. */
const taken: Answer = (step, event, take) => {
  take(step, event);
};

const refused: Answer = (_step, event) => {
  throw new EngineRefusal(
    'case-suspended',
    `Expected a case that is not suspended for ${event.type}, but it is`,
  );
};

/** Comes from somebody who will not send it twice: kept, if it would have been taken, and happens on resuming. */
const held: Answer = (step, event) => {
  const { suspended } = step.draft;
  if (!isHeld(event) || suspended === undefined) return;
  const place = placeOf(event);
  if (suspended.held.some((other) => placeOf(other) === place)) {
    const code = event.type === 'message' ? 'subscription-not-open' : 'task-not-open';
    throw new EngineRefusal(code, `Expected ${place} to wait for this, but it has been answered`);
  }
  findPlace(step, event);
  step.draft.suspended = { ...suspended, held: [...suspended.held, event] };
};

/** One that finds its place taken away by another came too late, as it would have without the suspension. */
const resumed: Answer = (step, event, take) => {
  const { held: waiting = [] } = step.draft.suspended ?? {};
  take(step, event);
  for (const one of waiting) {
    try {
      take(step, one);
    } catch (error) {
      if (!(error instanceof EngineRefusal)) throw error;
    }
    run(step);
  }
};

/** Refuses what nobody waits for. */
function findPlace(step: Step, event: HeldEvent): void {
  const undone = event.type === 'message' ? null : undoneBy(event.instance);
  if (event.type === 'message') findSubscription(step, event.subscription);
  else if (undone === null) findOpened(step, event.instance, 'service');
  else findCalled(step, undone);
}

function isHeld(event: EngineEvent): event is HeldEvent {
  return (
    event.type === 'message' || event.type === 'service-completed' || event.type === 'service-error'
  );
}

/** What an event answers: each place is answered once. */
function placeOf(event: HeldEvent): string {
  return event.type === 'message' ? event.subscription : event.instance;
}

/** What becomes of each event while a case is suspended; why is in `suspension.md`. */
export const whileSuspended: { readonly [T in EventType]: Answer } = {
  start: refused,
  complete: refused,
  'service-completed': held,
  'service-error': held,
  incident: taken,
  repair: refused,
  timer: refused,
  message: held,
  signal: refused,
  return: refused,
  'ask-back': refused,
  withdraw: refused,
  'start-activity': refused,
  'end-activities': refused,
  reopen: refused,
  hold: taken,
  'set-variables': taken,
  'add-instance': refused,
  'remove-instance': refused,
  'cancel-scope': refused,
  jump: refused,
  migrate: refused,
  suspend: refused,
  resume: resumed,
  cancel: taken,
};
