import type { ActivityElement } from '../model/element.ts';
import type { Json, JsonObject } from '../model/json.ts';
import { cancel } from './cancelling.ts';
import type { Failure } from './failures.ts';
import { leave } from './flow.ts';
import { leavingNode } from './ids.ts';
import { commitOpening, prepareOpening } from './opening.ts';
import { reviveUnneeded, unneededIn } from './returns/unneeded.ts';
import type { Instance } from './state.ts';
import type { Step } from './step.ts';
import { place } from './tokens.ts';
import { reportTurns } from './turn-reports.ts';
import {
  endedTurns,
  givenTo,
  goesRound,
  isAwaited,
  isThrough,
  localsOf,
  resultsOf,
  turnsFor,
  turnsLeftOut,
} from './turns.ts';

/**
 * Opens the body of an activity that runs more than once: boundary events and clock are the body's.
 *
 * The condition of a standard loop means "go on" (specification 13.3.6): a do-while loop, with
 * `testBefore` a while loop. Elsewhere: Camunda 7 ignores the marker, Camunda 8 refuses it, Flowable does not
 * read it, bpmn-elements takes the condition for one to stop.
 */
export function openLoop(step: Step, element: ActivityElement, id: number): Failure | undefined {
  const body = step.draft.get(id);
  const { loop } = element;
  if (loop === undefined) return undefined;
  const opening = prepareOpening(step, element, body);
  if ('code' in opening) return opening;
  const known = body.turns !== undefined;
  const opened = known ? null : turnsFor(step, loop, body);
  if (opened !== null && 'code' in opened) return opened;
  commitOpening(step, id, opening, 'body');
  if (opened !== null) {
    step.draft.replace({ ...step.draft.get(id), turns: opened.turns, ends: [] });
    if (opened.turns.sequential !== true) placeAll(step, element, id, opened.items ?? []);
  }
  // A revived body goes on with what is in it.
  step.hasten('settle', id);
  return undefined;
}

function placeAll(
  step: Step,
  element: ActivityElement,
  body: number,
  items: readonly Json[],
): void {
  for (const [index, item] of items.entries())
    placeTurn(step, element, { body, turn: index + 1, item, cause: body });
}

/** Opens a turn; `variables` are its own beside its number and item. */
export function placeTurn(
  step: Step,
  element: ActivityElement,
  {
    body,
    turn,
    item,
    cause,
    variables,
  }: {
    readonly body: number;
    readonly turn: number;
    readonly item: Json;
    readonly cause: number;
    readonly variables?: JsonObject | undefined;
  },
): void {
  const { outcome } = step.draft.get(body);
  place(step, element.id, {
    scope: body,
    causes: [cause],
    outcome,
    turn,
    locals: { ...variables, ...localsOf(element, turn, item) },
  });
}

/** Asked after each turn and when nothing moves in the body: what happens next in it. */
export function settleLoop(step: Step, element: ActivityElement, id: number): Failure | undefined {
  const through = enoughTurns(step, element, id);
  if (typeof through !== 'boolean') return through;
  const body = step.draft.get(id);
  const isOver = through || !step.draft.hasActiveInside(id);
  if (!isOver || isAwaited(step, body)) return undefined;
  if (through) {
    for (const open of step.draft.inside(id)) cancel(step, open.id, 'cancelled', -id);
    return finishLoop(step, element, id);
  }
  const goesOn =
    body.turns?.sequential === true ? nextTurn(step, element, body) : reviveTurns(step, body);
  if (typeof goesOn !== 'boolean') return goesOn;
  return goesOn ? undefined : finishLoop(step, element, id);
}

function enoughTurns(step: Step, element: ActivityElement, id: number): boolean | Failure {
  const reports = element.loop?.kind === 'multi' ? element.loop.reports : undefined;
  const told = reports === undefined ? false : reportTurns(step, element, id, reports);
  return told === false ? isThrough(step, element, step.draft.get(id)) : told;
}

/** The next turn of a sequential body, caused by the one before it; false when there is none. */
function nextTurn(step: Step, element: ActivityElement, body: Instance): boolean | Failure {
  const { loop } = element;
  const last = lastTurn(step, body);
  const turn = numberAfter(step, body, last?.turn ?? 0);
  const another =
    loop?.kind === 'standard'
      ? goesRound(step, loop, body, turn - 1)
      : turn <= (body.turns?.total ?? 0);
  if (another !== true) return another;
  const cause = last === undefined ? body.id : leavingNode(last);
  placeTurn(step, element, { body: body.id, turn, cause, ...givenTo(turn, body) });
  return true;
}

/** Turns that were taken out for good are left out. */
function numberAfter(step: Step, body: Instance, last: number): number {
  const out = turnsLeftOut(step, body);
  let turn = last + 1;
  while (out.has(turn)) turn += 1;
  return turn;
}

/** The turn on which the next one of a sequential body follows. */
export function lastTurn(step: Step, { ends = [] }: Instance): Instance | undefined {
  const end = ends.at(-1);
  return end === undefined ? undefined : step.draft.find(Math.abs(end));
}

/**
 * A return took back a turn, and the completion condition does not hold any more: the turns that it had
 * cancelled are needed after all (`returns.md`). False when there are none.
 */
function reviveTurns(step: Step, body: Instance): boolean {
  const ended = new Set(endedTurns(step, body).map(({ turn }) => turn));
  const pending = unneededIn(step, body.id).filter(({ turn }) => !ended.has(turn));
  reviveUnneeded(step, body.id, pending);
  return pending.length > 0;
}

/** The body is through: what its turns gave is collected, and its token goes on. */
export function finishLoop(step: Step, element: ActivityElement, id: number): Failure | undefined {
  const output = element.loop?.kind === 'multi' ? element.loop.output : null;
  if (output !== null) {
    const results = resultsOf(endedTurns(step, step.draft.get(id)));
    step.setFrom(id, { [output.name]: results });
  }
  leave(step, id);
  return undefined;
}
