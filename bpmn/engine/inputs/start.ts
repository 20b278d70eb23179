import { eventStartsOf } from '../../model/event-starts.ts';
import { happenBehind } from '../deliver.ts';
import { EngineRefusal } from '../failures.ts';
import { openRoot } from '../opening.ts';
import type { EventOf } from '../event-of.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { occur, place } from '../tokens.ts';

const origin = { scope: rootId, causes: [rootId], outcome: undefined };

/** A case starts by itself or by one event (specification 13.2). */
export function start(step: Step, event: EventOf<'start'>): void {
  const { draft, procedure } = step;
  draft.status = 'running';
  draft.add({ element: procedure.id, scope: 0, causes: [], entered: step.index, ends: [] });
  step.mergeVariables(rootId, event.variables);
  if (event.element === undefined) startPlain(step);
  else startBy(step, event.element);
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

function startBy(step: Step, id: string): void {
  const by = eventStartsOf(step.procedure).find(({ element }) => element === id);
  if (by === undefined)
    throw new EngineRefusal('start-not-legal', `Expected ${id} to start a case, but it does not`);
  if (by.gateway === null) step.enqueue('finish', occur(step, id, origin).id);
  else happenBehind(step, place(step, by.gateway, origin).id, step.elementIn(rootId, id));
}
