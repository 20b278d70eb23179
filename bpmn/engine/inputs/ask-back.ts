import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { instanceNumber } from '../ids.ts';
import { ask, askableFrom } from '../returns/asking.ts';
import type { Step } from '../step.ts';
import { findOpened, refuseHeld } from './find-open.ts';

/** A task asks an earlier one and waits for its answer. */
export function askBack(step: Step, event: EventOf<'ask-back'>): void {
  const from = findOpened(step, event.from, 'task');
  refuseHeld(from);
  const id = instanceNumber(event.to);
  const target = askableFrom(step, from).find((one) => one.id === id);
  if (target === undefined) {
    throw new EngineRefusal(
      'target-not-legal',
      `Expected ${event.to} to be a legal target, but it is not`,
    );
  }
  ask(step, from, target);
}
