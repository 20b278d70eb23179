import type { Instance } from './state.ts';
import type { Step } from './step.ts';

/** Says that a task is held, also when it is opened again. */
export function tellHeld(step: Step, id: number): void {
  const instance = step.draft.get(id);
  const { heldFor, element } = instance;
  if (heldFor === undefined) return;
  step.emit({
    type: 'hold-task',
    instance: String(id),
    element,
    waitsFor: String(heldFor),
    asked: step.draft.get(heldFor).element,
    ...(instance.clock === undefined ? {} : { clock: whileHeld(step, instance) }),
  });
}

/** The answer is there: whoever asked goes on. */
export function release(step: Step, answered: Instance): void {
  const { heldFor, ...held } = step.draft.get(answered.answers ?? 0);
  if (heldFor !== answered.id || held.state !== 'active') return;
  step.draft.replace(held);
  step.emit({
    type: 'release-task',
    instance: String(held.id),
    element: held.element,
    answeredBy: String(answered.id),
    ...(answered.outcome === undefined ? {} : { outcome: answered.outcome }),
    ...(answered.holder === undefined ? {} : { by: answered.holder }),
  });
}

function whileHeld(step: Step, instance: Instance): 'pause' | 'run' {
  const element = step.elementOf(instance);
  return ('limit' in element ? element.limit?.whileHeld : undefined) ?? 'pause';
}
