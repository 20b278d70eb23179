import { withoutOutside } from '../closing.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { closeAll } from '../half-taken.ts';
import { finishInstance } from '../run.ts';
import type { Step } from '../step.ts';
import { findOpened, refuseHeld } from './find-open.ts';

/** A person has done a task. */
export function complete(step: Step, event: EventOf<'complete'>): void {
  const instance = findOpened(step, event.instance, 'task');
  refuseHeld(instance);
  const element = step.elementOf(instance);
  const offered = element.kind === 'userTask' ? element.outcomes : [];
  const matches =
    offered.length === 0
      ? event.outcome === undefined
      : offered.some((outcome) => outcome.code === event.outcome);
  if (!matches) {
    throw new EngineRefusal(
      'outcome-not-offered',
      `Expected an outcome that ${element.id} offers, but got ${event.outcome ?? 'none'}`,
    );
  }
  if (event.variables !== undefined) step.setFrom(instance.id, event.variables);
  step.draft.replace({
    ...step.draft.get(instance.id),
    ...(event.outcome === undefined ? {} : { outcome: event.outcome }),
    ...(step.by === null ? {} : { holder: step.by }),
  });
  // Closed before leaving: when no flow can be chosen the task is done all the same.
  step.draft.replace(withoutOutside(closeAll(step, instance.id, 'completed')));
  finishInstance(step, instance.id);
}
