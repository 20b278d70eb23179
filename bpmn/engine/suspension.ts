import type { EventType } from './event-of.ts';
import type { EngineEvent, HeldEvent } from './events.ts';
import { EngineRefusal } from './failures.ts';
import { holdMessage, putHeldBack } from './held-messages.ts';
import { findOpened } from './inputs/find-open.ts';
import { undoneBy } from './ids.ts';
import { findCalled } from './returns/undo-answers.ts';
import { run } from './run.ts';
import type { Held } from './state.ts';
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
  if (suspended.held.some(({ event: other }) => placeOf(other) === place)) {
    const code = event.type === 'message' ? 'subscription-not-open' : 'task-not-open';
    throw new EngineRefusal(code, `Expected ${place} to wait for this, but it has been answered`);
  }
  step.draft.suspended = { ...suspended, held: [...suspended.held, hold(step, event)] };
};

/**
 * One that finds its place taken away by another came too late, as it would have without the suspension: a message is
 * to be had again, as if it had been refused then.
 */
const resumed: Answer = (step, event, take) => {
  const { held: waiting = [] } = step.draft.suspended ?? {};
  take(step, event);
  for (const one of waiting) {
    try {
      take(step, one.event);
    } catch (error) {
      if (!(error instanceof EngineRefusal)) throw error;
      putHeldBack(step, one);
    }
    run(step);
  }
};

/** Refuses what nobody waits for. */
function hold(step: Step, event: HeldEvent): Held {
  if (event.type === 'message') return holdMessage(step, event);
  const undone = undoneBy(event.instance);
  if (undone === null) findOpened(step, event.instance, 'service');
  else findCalled(step, undone);
  return { event };
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
