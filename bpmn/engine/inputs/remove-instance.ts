import { cancel } from '../cancelling.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { comingTurnOf, instanceNumber } from '../ids.ts';
import type { Instance } from '../state.ts';
import type { Step } from '../step.ts';
import { comingTurns } from '../turns.ts';
import { findBody } from './find-body.ts';
import type { OpenBody } from './find-body.ts';

/**
 * 减签: a turn is withdrawn, not finished: it gives no result and is no instance of its body any more. One that
 * is expected back still is, and its body does not complete without it. The condition is asked again then,
 * because what it counts has changed.
 */
export function removeInstance(step: Step, event: EventOf<'remove-instance'>): void {
  const coming = comingTurnOf(event.instance);
  const body =
    coming === null
      ? withdrawTurn(step, event)
      : skipTurn(step, { event, ...findBody(step, coming.body) }, coming.turn);
  step.hasten('settle', body);
}

function withdrawTurn(step: Step, event: EventOf<'remove-instance'>): number {
  const turn = findTurn(step, event);
  const { body } = findBody(step, String(turn.scope));
  if (turn.state === 'active') cancel(step, turn.id, 'cancelled');
  step.draft.replace({
    ...step.draft.get(turn.id),
    withdrawn: event.expected === true ? 'expected' : 'for-good',
  });
  step.draft.replace({ ...body, turns: { ...body.turns, withdrawn: true } });
  return body.id;
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

/** One that has not begun: it never will. Its time has not come, so nobody waits until it is back. */
function skipTurn(
  step: Step,
  { event, body }: OpenBody & { readonly event: EventOf<'remove-instance'> },
  turn: number,
): number {
  if (!comingTurns(step, body).includes(turn))
    throw new EngineRefusal(
      'turn-not-open',
      `Expected ${event.instance} to be a turn that has not begun, but it is not`,
    );
  if (event.expected === true)
    throw new EngineRefusal(
      'turn-not-legal',
      `Expected ${event.instance} to be taken out for good, since it has not begun`,
    );
  const { turns } = body;
  const skipped = [...(turns.skipped ?? []), turn];
  step.draft.replace({ ...body, turns: { ...turns, withdrawn: true, skipped } });
  return body.id;
}
