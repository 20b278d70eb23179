import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { broadcast } from '../signals.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';

export function signal(step: Step, event: EventOf<'signal'>): void {
  if (event.variables !== undefined) step.mergeVariables(rootId, event.variables);
  if (broadcast(step, event.signal)) return;
  throw new EngineRefusal(
    'subscription-not-open',
    `Expected something to wait for the signal ${event.signal}, but nothing does`,
  );
}
