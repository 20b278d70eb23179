import type { ActivityElement } from '../../model/element.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { instanceNumber, leavingNode } from '../ids.ts';
import { lastTurn, placeTurn } from '../loops.ts';
import type { Instance } from '../state.ts';
import type { Step } from '../step.ts';
import { mostTurns } from '../turns.ts';
import { findBody } from './find-body.ts';
import type { OpenBody } from './find-body.ts';

/**
 * 加签. BPMN 2.0.2 (10.3.8) counts the instances once, when the body opens; here people add to them while it
 * is open. Of a parallel body the turn opens now, of a sequential one it comes last. One that was taken out
 * and is expected comes back under its number. The completion condition is asked when a turn ends, so what
 * is added always gets to its work.
 */
export function addInstance(step: Step, event: EventOf<'add-instance'>): void {
  const open = findBody(step, event.body);
  if (event.item !== undefined && open.loop.item === null)
    refuse(`Expected no item: the turns of ${open.element.id} have none`);
  if (event.back !== undefined) bringBack(step, open, { ...event, back: event.back });
  else if ((open.body.turns.total ?? 0) >= mostTurns)
    refuse(`Expected at most ${String(mostTurns)} turns`);
  else if (open.loop.sequential) addLater(step, open, event);
  else addNow(step, open, event);
}

function refuse(message: string): never {
  throw new EngineRefusal('turn-not-legal', message);
}

function addNow(step: Step, { body, element }: OpenBody, event: EventOf<'add-instance'>): void {
  const turn = (body.turns.total ?? 0) + 1;
  step.draft.replace({ ...body, turns: { ...body.turns, total: turn } });
  const { item = null, variables } = event;
  placeTurn(step, element, { body: body.id, turn, item, cause: body.id, variables });
}

function addLater(step: Step, { body }: OpenBody, event: EventOf<'add-instance'>): void {
  const { turns } = body;
  const turn = (turns.total ?? 0) + 1;
  const { item = null, variables } = event;
  step.draft.replace({
    ...body,
    turns: {
      ...turns,
      total: turn,
      ...(turns.items === undefined ? {} : { items: [...turns.items, item] }),
      ...(variables === undefined ? {} : { added: [...(turns.added ?? []), { turn, variables }] }),
    },
  });
}

/** With the variables that it had; who does it is found anew. */
function bringBack(
  step: Step,
  { body, element, loop }: OpenBody,
  event: EventOf<'add-instance'> & { readonly back: string },
): void {
  const number = instanceNumber(event.back);
  const before = number === null ? undefined : step.draft.find(number);
  if (before?.scope !== body.id || before.withdrawn !== 'expected' || before.turn === undefined) {
    refuse(`Expected ${event.back} to be a turn that is on its way back, but it is not`);
  }
  const { withdrawn: _withdrawn, ...rest } = before;
  step.draft.replace(rest);
  const last = loop.sequential ? lastTurn(step, body) : undefined;
  placeTurn(step, element, {
    body: body.id,
    turn: before.turn,
    item: event.item ?? itemOf(element, before),
    cause: last === undefined ? body.id : leavingNode(last),
    variables: { ...before.locals, ...event.variables },
  });
}

function itemOf(element: ActivityElement, { locals }: Instance): Json {
  const name = element.loop?.kind === 'multi' ? element.loop.item : null;
  const known: JsonObject = locals ?? {};
  return name === null ? null : (known[name] ?? null);
}
