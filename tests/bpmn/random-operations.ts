import type { EngineEventBody } from '../../bpmn/engine/events.ts';
import { openTurns } from '../../bpmn/engine/open-turns.ts';
import type { CaseState, Instance } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';

/** So many turns that a random run still ends. */
const mostTurns = 5;

/** Every scope that may be withdrawn and goes on; bodies only on request: they have no twin. */
export function scopeOperations(
  { instances }: CaseState,
  { bodies }: { readonly bodies: boolean },
): EngineEventBody[] {
  return instances.all
    .filter((one) => isActive(one) && one.scope !== 0 && one.ends !== undefined)
    .filter(({ turn, turns }) => turn === undefined && (bodies || turns === undefined))
    .map(({ id }) => ({ type: 'cancel-scope', instance: String(id), goOn: true }));
}

const isActive = ({ state }: Instance): boolean => state === 'active';

/** Every turn that may be added to an open body, taken out, given up or brought back. */
export function turnOperations(procedure: Procedure, state: CaseState): EngineEventBody[] {
  const bodies = openBodies(state);
  const grows = bodies.filter(({ turns }) => (turns?.total ?? 0) < mostTurns);
  return [
    ...grows.map((body): EngineEventBody => ({ type: 'add-instance', body: String(body.id) })),
    ...turnsIn(bodies, state).filter(isActive).flatMap(takenOut),
    ...comingBack(state),
    ...expectedIn(bodies, state).map((turn) => removal(turn, false)),
    ...openTurns(procedure, state)
      .flatMap(({ turns }) => turns.filter((turn) => turn.state === 'coming'))
      .map(({ instance }): EngineEventBody => ({ type: 'remove-instance', instance })),
  ];
}

/** Turns that are expected in an open body. */
export function comingBack(state: CaseState): EngineEventBody[] {
  return expectedIn(openBodies(state), state).map(({ id, scope }) => ({
    type: 'add-instance',
    body: String(scope),
    back: String(id),
  }));
}

function openBodies({ instances }: CaseState): Instance[] {
  return instances.all.filter((one) => isActive(one) && one.turns?.total !== undefined);
}

function turnsIn(bodies: readonly Instance[], { instances }: CaseState): Instance[] {
  const open = new Set(bodies.map(({ id }) => id));
  return instances.all.filter(({ scope, turn }) => turn !== undefined && open.has(scope));
}

function expectedIn(bodies: readonly Instance[], state: CaseState): Instance[] {
  return turnsIn(bodies, state).filter(({ withdrawn }) => withdrawn === 'expected');
}

function takenOut(turn: Instance): EngineEventBody[] {
  return [removal(turn, false), removal(turn, true)];
}

function removal({ id }: Instance, expected: boolean): EngineEventBody {
  return { type: 'remove-instance', instance: String(id), expected };
}
