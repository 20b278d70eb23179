import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { broadcast } from '../signals.ts';
import type { Step } from '../step.ts';

export function signal(step: Step, event: EventOf<'signal'>): void {
  if (broadcast(step, event.signal, event.variables)) return;
  throw new EngineRefusal(
    'subscription-not-open',
    `Expected something to wait for the signal ${event.signal}, but nothing does`,
  );
}
