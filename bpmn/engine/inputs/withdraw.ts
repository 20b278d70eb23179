import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { instanceNumber } from '../ids.ts';
import { goBack } from '../returns/go-back.ts';
import { isOwn, touchedBehind } from '../returns/withdrawing.ts';
import type { Step } from '../step.ts';

/** Whoever completed a task takes it back. */
export function withdraw(step: Step, event: EventOf<'withdraw'>): void {
  const id = instanceNumber(event.to);
  const target = id === null ? undefined : step.draft.find(id);
  if (target === undefined || step.by === null || !isOwn(step, target, step.by)) {
    throw new EngineRefusal(
      'target-not-legal',
      `Expected ${event.to} to be a completed task of who takes it back, but it is not`,
    );
  }
  const touched = touchedBehind(step, target, step.by);
  if (touched !== null) {
    throw new EngineRefusal(
      'step-touched',
      `Expected nothing behind ${event.to} to be touched, but ${touched.instance.element} is: ${touched.how}`,
    );
  }
  goBack(step, null, target.id);
}
