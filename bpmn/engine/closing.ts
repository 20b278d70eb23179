import type { Command } from './commands.ts';
import { subscriptionId, timerId } from './ids.ts';
import type { Instance } from './state.ts';
import type { Step } from './step.ts';
import { isArmed } from './timers.ts';

export type HowClosed = 'completed' | 'cancelled' | 'returned';

/**
 * Withdraws everything that an instance has open outside: task, service call, timers, subscriptions,
 * clock, incident. Says so in commands only; the instance keeps its facts.
 */
export function closeOutside(step: Step, instance: Instance, how: HowClosed): void {
  const id = String(instance.id);
  closeWork(step, instance, how);
  closeWaits(step, instance);
  if (instance.clock !== undefined) {
    step.emit({
      type: 'close-clock',
      instance: id,
      element: instance.element,
      clock: instance.clock,
      how,
    });
  }
  if (instance.incident !== undefined) step.emit({ type: 'resolve-incident', instance: id });
}

/** Disarms timers and closes subscriptions: all of an instance, or those that it keeps under some names. */
export function closeWaits(
  step: Step,
  { id, timers = [], subscriptions = [] }: Instance,
  closes: (wait: string) => boolean = () => true,
): void {
  for (const timer of timers) {
    if (closes(timer.element) && isArmed(timer))
      step.emit({ type: 'disarm-timer', timer: timerId(id, timer) });
  }
  for (const one of subscriptions) {
    if (closes(one.element) && one.spent !== true)
      step.emit({ type: 'close-subscription', subscription: subscriptionId(id, one) });
  }
}

function closeWork(step: Step, instance: Instance, how: HowClosed): void {
  if (instance.opened === 'task') step.emit(closedTask(instance, how));
  if (instance.opened === 'service' && how !== 'completed') {
    step.emit({ type: 'cancel-service', instance: String(instance.id) });
  }
}

function closedTask(instance: Instance, how: HowClosed): Command {
  const closed = {
    type: 'close-task',
    instance: String(instance.id),
    element: instance.element,
    how,
  } as const;
  if (how !== 'completed') return closed;
  return {
    ...closed,
    ...(instance.outcome === undefined ? {} : { outcome: instance.outcome }),
    ...(instance.holder === undefined ? {} : { by: instance.holder }),
  };
}

/** The record without what only an active (or revivable) instance needs. */
export function withoutOutside(instance: Instance): Instance {
  // Taking fields out is slow, and gateways have none of them.
  if (!hasOutside(instance)) return instance;
  const {
    opened: _opened,
    timers: _timers,
    subscriptions: _subscriptions,
    waits: _waits,
    clock: _clock,
    incident: _incident,
    closing: _closing,
    ...rest
  } = instance;
  return rest;
}

function hasOutside(instance: Instance): boolean {
  return (
    instance.opened !== undefined ||
    instance.timers !== undefined ||
    instance.subscriptions !== undefined ||
    instance.waits !== undefined ||
    instance.clock !== undefined ||
    instance.incident !== undefined
  );
}

/**
 * What a completed body keeps in case a return reactivates it: how often its timers fired (not when they
 * would have) and which subscriptions it had, so that their ids are not used twice.
 */
export function rememberedOf(instance: Instance): Partial<Instance> {
  const timers = (instance.timers ?? [])
    .filter((timer) => timer.spent === true || timer.fired > 0)
    .map(({ due: _due, ...timer }) => timer);
  const subscriptions = (instance.subscriptions ?? []).map(({ element, received }) => ({
    element,
    received,
    spent: true as const,
  }));
  return {
    ...(timers.length === 0 ? {} : { timers }),
    ...(subscriptions.length === 0 ? {} : { subscriptions }),
  };
}
