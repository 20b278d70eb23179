import type { EventOf } from '../event-of.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';

export function setVariables(step: Step, event: EventOf<'set-variables'>): void {
  step.mergeVariables(rootId, event.variables);
}
