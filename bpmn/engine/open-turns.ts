import { isActivity } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';
import { isLoopBody } from './loop-body.ts';
import type { CaseState, Instance } from './state.ts';
import { rootId, Step } from './step.ts';
import { turnPlaces, valueAt, type TurnPlaces } from './turn-places.ts';
import { endedTurns, withdrawnTurns } from './turns.ts';

/** A multi-instance body that is open: turns can be added and taken out (加签, 减签). */
export interface OpenTurns {
  readonly instance: string;
  readonly element: string;
  readonly name: string;
  readonly nameEn: string;
  readonly sequential: boolean;
  readonly places: TurnPlaces;
  /** In order of their numbers. */
  readonly turns: readonly Turn[];
  /** Turns of a sequential body that have not begun. */
  readonly coming: number;
}
export interface Turn {
  readonly instance: string;
  readonly turn: number;
  /** `expected`: taken out, and its body waits until it comes back. */
  readonly state: 'open' | 'ended' | 'expected';
  /** For whom the turn is, as far as it says so itself; who holds its task now, or has done it, goes before that. */
  readonly person: string | null;
  readonly unit: string | null;
}

/** The open multi-instance bodies of a case, oldest first. */
export function openTurns(procedure: Procedure, state: CaseState): readonly OpenTurns[] {
  const step = new Step(procedure, state, { at: 0 });
  return state.active.toSorted((one, other) => one - other).flatMap((id) => bodyAt(step, id) ?? []);
}

function bodyAt(step: Step, id: number): OpenTurns | null {
  if (id === rootId) return null;
  const body = step.draft.get(id);
  const element = step.elementOf(body);
  if (!isActivity(element) || element.loop?.kind !== 'multi' || !isLoopBody(element, body))
    return null;
  if (body.turns === undefined) return null;
  const places = turnPlaces(step.procedureAt(body.scope), element);
  const turn =
    (how: Turn['state']) =>
    (one: Instance): Turn => ({
      instance: String(one.id),
      turn: one.turn ?? 0,
      state: how,
      person: one.holder ?? valueAt(places.person, one.locals),
      unit: valueAt(places.unit, one.locals),
    });
  const turns = [
    ...endedTurns(step, body).map(turn('ended')),
    ...step.draft.inside(id).map(turn('open')),
    ...withdrawnTurns(step, body, 'expected').map(turn('expected')),
  ].toSorted((one, other) => one.turn - other.turn);
  return {
    instance: String(id),
    element: element.id,
    name: element.name,
    nameEn: element.nameEn,
    sequential: element.loop.sequential,
    places,
    turns,
    coming: element.loop.sequential ? comingIn(step, body, turns) : 0,
  };
}

/** Numbers behind the last that has begun, without those that were taken out for good. */
function comingIn(step: Step, body: Instance, turns: readonly Turn[]): number {
  const last = Math.max(
    0,
    ...turns.filter(({ state }) => state !== 'expected').map(({ turn }) => turn),
  );
  const out = [
    ...withdrawnTurns(step, body, 'for-good'),
    ...withdrawnTurns(step, body, 'expected'),
  ];
  return (body.turns?.total ?? 0) - last - out.filter(({ turn = 0 }) => turn > last).length;
}
