import { eventStartsOf } from '../../model/event-starts.ts';
import { noteReceived, receivedValue } from '../correlation.ts';
import { happenBehind } from '../deliver.ts';
import { EngineRefusal } from '../failures.ts';
import { openRoot } from '../opening.ts';
import type { EventOf } from '../event-of.ts';
import { triggersOf } from '../triggers.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { occur, place } from '../tokens.ts';

const origin = { scope: rootId, causes: [rootId], outcome: undefined };

/** A case starts by itself or by one event (specification 13.2). */
export function start(step: Step, event: EventOf<'start'>): void {
  const { draft, procedure } = step;
  draft.status = 'running';
  draft.offset = event.offset ?? 0;
  draft.add({ element: procedure.id, scope: 0, causes: [], entered: step.index, ends: [] });
  step.mergeVariables(rootId, event.variables);
  if (event.element === undefined) startPlain(step);
  else startBy(step, event.element, event);
  openRoot(step);
}

function startPlain(step: Step): void {
  const { starts, eventStarts } = step.procedure;
  if (starts.length === 0 && eventStarts !== undefined) {
    const [expected = ''] = eventStarts;
    throw new EngineRefusal(
      'start-not-legal',
      `Expected an event to start by, such as ${expected}`,
    );
  }
  for (const element of starts) place(step, element, origin);
  if (starts.length === 0) step.enqueue('settle', rootId);
}

function startBy(step: Step, id: string, { variables, message }: EventOf<'start'>): void {
  const by = eventStartsOf(step.procedure).find(({ element }) => element === id);
  if (by === undefined)
    throw new EngineRefusal('start-not-legal', `Expected ${id} to start a case, but it does not`);
  const happened = happen(step, id, by.gateway);
  // Where nobody says which of several messages it was, the variables do, by what they give a key.
  for (const [, trigger] of triggersOf(step.elementIn(rootId, id))) {
    if (trigger.type !== 'message') continue;
    const said = message?.name === trigger.message.message ? message.correlation : null;
    const value = receivedValue(step, trigger.message, variables) ?? said;
    const at = step.draft.get(happened);
    noteReceived(step, { by: happened, at }, trigger.message, value);
  }
}

function happen(step: Step, id: string, gateway: string | null): number {
  if (gateway !== null)
    return happenBehind(step, place(step, gateway, origin).id, step.elementIn(rootId, id)).id;
  const started = occur(step, id, origin).id;
  step.enqueue('finish', started);
  return started;
}
