import type { Failure } from './failures.ts';
import type { OpenIncident } from './state.ts';
import type { Step } from './step.ts';

/** What a repair has to know beside what has failed. */
export type Stuck = Pick<OpenIncident, 'leaving' | 'revived' | 'listening'>;

/** Of what a return has brought back in this step: it has not gone on. */
export function revivedBy(step: Step, id: number): Stuck {
  return step.draft.rules > 1 && step.revived.has(id) ? { revived: true } : {};
}

/**
 * Keeps an instance where it is and asks for a repair. `leaving` says that its work is done and only
 * choosing the way on failed, so that a retry does not do the work again.
 */
export function raiseIncident(
  step: Step,
  id: number,
  { code, message }: Failure,
  stuck: Stuck = {},
): void {
  const instance = step.draft.get(id);
  step.draft.replace({ ...instance, incident: { code, message, ...stuck } });
  step.emit({
    type: 'raise-incident',
    instance: String(id),
    element: instance.element,
    code,
    message,
  });
}
