import { deliver, endsWait, waitingElement } from '../deliver.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { timerId } from '../ids.ts';
import { finishInstance } from '../run.ts';
import type { Step } from '../step.ts';
import { afterFiring, emitArmed, isArmed } from '../timers.ts';
import { findOwner } from './find-open.ts';

export function timer(step: Step, event: EventOf<'timer'>): void {
  const instance = findOwner(step, event.timer, 'timer-not-armed');
  const fired = instance.timers?.find(
    (one) => isArmed(one) && timerId(instance.id, one) === event.timer,
  );
  if (fired === undefined) {
    throw new EngineRefusal(
      'timer-not-armed',
      `Expected timer ${event.timer} to be armed, but it is not`,
    );
  }
  const element = waitingElement(step, instance, fired.element);
  const isOwn = element.kind === 'timerCatchEvent' && element.id === instance.element;
  const goesOn = isOwn || !endsWait(step, instance, element);
  const next = goesOn ? afterFiring(step, fired) : { ...fired, spent: true as const };
  const after = step.draft.replace({
    ...instance,
    timers: instance.timers?.map((one) => (one === fired ? next : one)) ?? [],
  });
  if (next.spent !== true) emitArmed(step, after, next);
  if (!isOwn) deliver(step, instance.id, element);
  // One turn that could not give its token on is made up for by the repair, not each.
  else if (instance.incident?.leaving !== true) finishInstance(step, instance.id);
}
