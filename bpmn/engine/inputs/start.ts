import { openRoot } from '../opening.ts';
import type { EventOf } from '../event-of.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { place } from '../tokens.ts';

export function start(step: Step, event: EventOf<'start'>): void {
  const { draft, procedure } = step;
  draft.status = 'running';
  draft.add({ element: procedure.id, scope: 0, causes: [], entered: step.index, ends: [] });
  step.mergeVariables(rootId, event.variables);
  for (const element of procedure.starts)
    place(step, element, { scope: rootId, causes: [rootId], outcome: undefined });
  openRoot(step);
  if (procedure.starts.length === 0) step.enqueue('settle', rootId);
}
