import type { ActivityElement } from '../model/element.ts';
import type { Json } from '../model/json.ts';
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
import { endedTurns, goesRound, isThrough, localsOf, resultsOf, turnsFor } from './turns.ts';

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

function placeTurn(
  step: Step,
  element: ActivityElement,
  {
    body,
    turn,
    item,
    cause,
  }: {
    readonly body: number;
    readonly turn: number;
    readonly item: Json;
    readonly cause: number;
  },
): void {
  const { outcome } = step.draft.get(body);
  const locals = localsOf(element, turn, item);
  place(step, element.id, {
    scope: body,
    causes: [cause],
    outcome,
    turn,
    ...(locals === undefined ? {} : { locals }),
  });
}

/** Asked after each turn and when nothing moves in the body: what happens next in it. */
export function settleLoop(step: Step, element: ActivityElement, id: number): Failure | undefined {
  const through = enoughTurns(step, element, id);
  if (typeof through !== 'boolean') return through;
  const body = step.draft.get(id);
  if (through) {
    for (const open of step.draft.inside(id)) cancel(step, open.id, 'cancelled', -id);
    return finishLoop(step, element, id);
  }
  if (step.draft.hasActiveInside(id)) return undefined;
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
  const turn = (last?.turn ?? 0) + 1;
  const another =
    loop?.kind === 'standard'
      ? goesRound(step, loop, body, turn - 1)
      : turn <= (body.turns?.total ?? 0);
  if (another !== true) return another;
  const cause = last === undefined ? body.id : leavingNode(last);
  const item = body.turns?.items?.[turn - 1] ?? turn;
  placeTurn(step, element, { body: body.id, turn, item, cause });
  return true;
}

function lastTurn(step: Step, { ends = [] }: Instance): Instance | undefined {
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

function finishLoop(step: Step, element: ActivityElement, id: number): Failure | undefined {
  const output = element.loop?.kind === 'multi' ? element.loop.output : null;
  if (output !== null) {
    const results = resultsOf(endedTurns(step, step.draft.get(id)));
    step.setFrom(id, { [output.name]: results });
  }
  leave(step, id);
  return undefined;
}
