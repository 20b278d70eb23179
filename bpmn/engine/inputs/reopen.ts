import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { instanceNumber } from '../ids.ts';
import { goBack } from '../returns/go-back.ts';
import { isLegalTarget } from '../returns/targets.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';

/** A closed case goes back: a return from the end of the procedure. */
export function reopen(step: Step, event: EventOf<'reopen'>): void {
  const target = instanceNumber(event.to);
  if (step.draft.status === 'running' || target === null || !isLegalTarget(step, -rootId, target)) {
    throw new EngineRefusal(
      'target-not-legal',
      `Expected ${event.to} to be a legal target, but it is not`,
    );
  }
  if (event.variables !== undefined) step.mergeVariables(rootId, event.variables);
  goBack(step, -rootId, target);
}
