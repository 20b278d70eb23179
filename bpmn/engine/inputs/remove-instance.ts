import { cancel } from '../cancelling.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { instanceNumber } from '../ids.ts';
import type { Instance } from '../state.ts';
import type { Step } from '../step.ts';
import { findBody } from './find-body.ts';

/**
 * 减签: an open turn is withdrawn, not finished: it gives no result and is no instance of its body any more.
 * One that is expected back still is, and its body does not complete without it. The condition is asked again
 * then, because what it counts has changed.
 */
export function removeInstance(step: Step, event: EventOf<'remove-instance'>): void {
  const turn = findTurn(step, event);
  const { body } = findBody(step, String(turn.scope));
  if (turn.state === 'active') cancel(step, turn.id, 'cancelled');
  step.draft.replace({
    ...step.draft.get(turn.id),
    withdrawn: event.expected === true ? 'expected' : 'for-good',
  });
  step.draft.replace({ ...body, turns: { ...body.turns, withdrawn: true } });
  step.hasten('settle', body.id);
}

/** One that is open, or one that was expected and is given up now. */
function findTurn(step: Step, event: EventOf<'remove-instance'>): Instance {
  const number = instanceNumber(event.instance);
  const turn = number === null ? undefined : step.draft.find(number);
  const isGivenUp = turn?.withdrawn === 'expected' && event.expected !== true;
  if (turn?.turn !== undefined && (turn.state === 'active' || isGivenUp)) return turn;
  throw new EngineRefusal(
    'turn-not-open',
    `Expected ${event.instance} to be an open turn of a body, but it is not`,
  );
}
