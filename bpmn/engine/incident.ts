import type { Failure } from './failures.ts';
import type { Step } from './step.ts';

/**
 * Keeps an instance where it is and asks for a repair. `leaving` says that its work is done and only
 * choosing the way on failed, so that a retry does not do the work again.
 */
export function raiseIncident(step: Step, id: number, failure: Failure, leaving = false): void {
  const instance = step.draft.get(id);
  step.draft.replace({
    ...instance,
    incident: { code: failure.code, message: failure.message, ...(leaving ? { leaving } : {}) },
  });
  step.emit({
    type: 'raise-incident',
    instance: String(id),
    element: instance.element,
    code: failure.code,
    message: failure.message,
  });
}
