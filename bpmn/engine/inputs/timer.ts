import { deliver, endsWait, waitingElement } from '../deliver.ts';
import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import { sendAlong, takeOutgoing } from '../flow.ts';
import { timerId } from '../ids.ts';
import { raiseIncident } from '../incident.ts';
import { finishInstance } from '../run.ts';
import type { ArmedTimer, Instance } from '../state.ts';
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
  const next = goesOn ? afterFiring(fired, step.at) : { ...fired, spent: true as const };
  const after = step.draft.replace({
    ...instance,
    timers: instance.timers?.map((one) => (one === fired ? next : one)) ?? [],
  });
  if (next.spent !== true) emitArmed(step, after, next);
  if (isOwn) passCatch(step, after, next);
  else deliver(step, instance.id, element);
}

/** A catch event gives its token on at the last firing; each earlier turn of a cycle gives a copy. */
function passCatch(step: Step, instance: Instance, next: ArmedTimer): void {
  if (next.spent === true) {
    finishInstance(step, instance.id);
    return;
  }
  const choice = takeOutgoing(step, step.elementOf(instance), instance);
  if ('code' in choice) raiseIncident(step, instance.id, choice, true);
  else sendAlong(step, instance, choice);
}
