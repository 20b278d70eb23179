import { isActivity } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';
import type { Holder } from './events.ts';
import { lastHolderOf } from './holders.ts';
import { comingTurnId } from './ids.ts';
import { isLoopBody } from './loop-body.ts';
import type { CaseState, Instance } from './state.ts';
import { rootId, Step } from './step.ts';
import { turnPlaces, valueAt, type TurnPlaces } from './turn-places.ts';
import { comingTurns, endedTurns, givenTo, localsOf, withdrawnTurns } from './turns.ts';

/** A multi-instance body that is open: turns can be added and taken out (加签, 减签). */
export interface OpenTurns {
  readonly instance: string;
  readonly element: string;
  readonly name: string;
  readonly nameEn: string;
  readonly sequential: boolean;
  readonly places: TurnPlaces;
  /** Who has done what no turn may be done by the same person as. */
  readonly excluded: readonly Holder[];
  /** In order of their numbers. */
  readonly turns: readonly Turn[];
}
export interface Turn {
  /** Of one that has not begun: how `remove-instance` names it. */
  readonly instance: string;
  readonly turn: number;
  /** `expected`: taken out, and its body waits until it comes back. `coming`: of a sequential body, not begun. */
  readonly state: 'open' | 'ended' | 'expected' | 'coming';
  /** For whom the turn is, as far as it says so itself; who holds its task now, or has done it, goes before that. */
  readonly person: string | null;
  readonly unit: string | null;
}

type Told = Pick<Instance, 'holder' | 'locals'> & Pick<Turn, 'instance' | 'turn'>;

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
  const turn = (state: Turn['state'], one: Told): Turn => ({
    instance: one.instance,
    turn: one.turn,
    state,
    person: one.holder ?? valueAt(places.person, one.locals),
    unit: valueAt(places.unit, one.locals),
  });
  const begun =
    (state: Turn['state']) =>
    (one: Instance): Turn =>
      turn(state, { ...one, instance: String(one.id), turn: one.turn ?? 0 });
  const coming = (number: number): Turn => {
    const { item, variables } = givenTo(number, body);
    const locals = { ...variables, ...localsOf(element, number, item) };
    return turn('coming', { instance: comingTurnId(id, number), turn: number, locals });
  };
  const turns = [
    ...endedTurns(step, body).map(begun('ended')),
    ...step.draft.inside(id).map(begun('open')),
    ...withdrawnTurns(step, body, 'expected').map(begun('expected')),
    ...comingTurns(step, body).map(coming),
  ].toSorted((one, other) => one.turn - other.turn);
  return {
    instance: String(id),
    element: element.id,
    name: element.name,
    nameEn: element.nameEn,
    sequential: element.loop.sequential,
    places,
    excluded: lastHolderOf(step.draft, places.exclude),
    turns,
  };
}
