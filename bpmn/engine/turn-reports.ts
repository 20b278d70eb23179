import type { ActivityElement, BoundaryElement } from '../model/element.ts';
import type { TurnEvent, TurnReports } from '../model/loop.ts';
import type { Failure } from './failures.ts';
import type { Instance } from './state.ts';
import type { Step } from './step.ts';
import { place } from './tokens.ts';
import { countEnded, holdsForTurns } from './turns.ts';

/**
 * Tells the boundary events of a body of the turns that have ended; true when the rest is not needed. The
 * behaviors None (each turn), One (the first) and Complex (by conditions) are those of specification 13.3.7;
 * All is the way without any report.
 *
 * Elsewhere: neither Camunda 7 nor 8 nor Flowable knows anything but All; a completion condition is all they
 * have for the rest.
 */
export function reportTurns(
  step: Step,
  element: ActivityElement,
  id: number,
  reports: TurnReports,
): boolean | Failure {
  const body = step.draft.get(id);
  const ended = countEnded(step, body);
  const before = Math.min(body.turns?.reported ?? 0, ended);
  step.draft.replace({ ...body, turns: { ...body.turns, reported: ended } });
  if (ended === before) return false;
  if (reports.when === 'condition') return reportByRule(step, element, body, reports);
  const times = reports.when === 'each' ? ended - before : Number(before === 0);
  for (let turn = 0; turn < times; turn += 1) happen(step, element, body, reports.event);
  return false;
}

function reportByRule(
  step: Step,
  element: ActivityElement,
  body: Instance,
  { rules }: TurnReports & { readonly when: 'condition' },
): boolean | Failure {
  for (const { condition, event } of rules) {
    const holds = holdsForTurns(step, element, body, condition);
    if (typeof holds !== 'boolean') return holds;
    if (!holds) continue;
    happen(step, element, body, event);
    return true;
  }
  return false;
}

/** The branch starts beside the turns: the activity tells of itself and is not interrupted by that. */
function happen(step: Step, element: ActivityElement, body: Instance, event: TurnEvent): void {
  const boundary = element.boundaries
    .map((id) => step.elementIn(body.scope, id))
    .find((one) => 'host' in one && catches(one, event));
  if (boundary === undefined) return;
  place(step, boundary.id, { scope: body.scope, causes: [body.id], outcome: body.outcome });
}

function catches(boundary: BoundaryElement, event: TurnEvent): boolean {
  if (boundary.kind === 'signalBoundaryEvent')
    return event.type === 'signal' && boundary.signal === event.signal;
  if (boundary.kind !== 'escalationBoundaryEvent' || event.type !== 'escalation') return false;
  return boundary.code === null || boundary.code === event.code;
}
