import type { BpmnElement } from '../model/element.ts';
import type { LimitRule } from '../model/element-properties.ts';
import type { MessageRule } from '../model/event-definition.ts';
import type { LimitValue } from './commands.ts';
import { correlate, correlateAgain } from './correlation.ts';
import type { Failure } from './failures.ts';
import { raiseIncident } from './incident.ts';
import { limitFrom } from './limit-value.ts';
import type { ArmedTimer, InnerWait, Instance, OpenSubscription } from './state.ts';
import { rootId } from './step.ts';
import type { Step } from './step.ts';
import { subscribe } from './subscribe.ts';
import { emitArmed, isArmed, timerFor } from './timers.ts';
import { waitsOf, waitsOfRoot, type Waits } from './waits.ts';

/** What an instance waits for besides its own work: evaluated whole before anything is asked for. */
export interface Opening {
  readonly timers: readonly ArmedTimer[];
  readonly messages: readonly {
    readonly subscription: OpenSubscription;
    readonly rule: MessageRule;
  }[];
  readonly inner: readonly InnerWait[];
  readonly clock: {
    readonly name: string;
    readonly limit: LimitValue;
    readonly reentry: 'restart' | 'resume';
  } | null;
}

const nothing: Opening = { timers: [], messages: [], inner: [], clock: null };

/** Evaluates boundary events, own timer or message and limit of an element that is being entered. */
export function prepareOpening(
  step: Step,
  element: BpmnElement,
  instance: Instance,
): Opening | Failure {
  const revived = step.revived.has(instance.id) && hasWaited(step, instance);
  if (!revived && isStillOpen(instance)) return nothing;
  const opening = openingOf(step, instance, waitsOf(step, element, instance), revived);
  if ('code' in opening) return opening;
  const clock = clockOf(step, element, instance, revived);
  if (clock !== null && 'code' in clock) return clock;
  return { ...opening, clock };
}

/** What the procedure itself waits for: evaluated and asked for at once, or it stays with an incident. */
export function openRoot(step: Step): void {
  const root = step.draft.get(rootId);
  const opening = openingOf(step, root, waitsOfRoot(step), false);
  if ('code' in opening) raiseIncident(step, rootId, opening);
  else commitWaits(step, rootId, opening);
}

function openingOf(
  step: Step,
  instance: Instance,
  waits: Waits,
  revived: boolean,
): Opening | Failure {
  const timers = revived ? (instance.timers ?? []) : newTimers(step, instance, waits);
  if ('code' in timers) return timers;
  const messages = messagesOf(step, instance, waits, revived);
  if ('code' in messages) return messages;
  const inner = revived ? (instance.waits ?? []) : waits.inner.map((element) => ({ element }));
  return { timers, messages, inner, clock: null };
}

/** A service that had failed before it was cancelled has its waits without its call. */
function hasWaited(step: Step, instance: Instance): boolean {
  return instance.opened !== undefined || (step.draft.rules > 1 && isStillOpen(instance));
}

/** A retry after an incident: what was opened before is still open. */
function isStillOpen(instance: Instance): boolean {
  const armed = instance.timers?.some(isArmed) ?? false;
  const subscribed = instance.subscriptions?.some((one) => one.spent !== true) ?? false;
  const waiting = instance.waits?.some((one) => one.spent !== true) ?? false;
  return armed || subscribed || waiting || instance.clock !== undefined;
}

/** Asks for everything prepared and notes it on the instance. */
export function commitOpening(
  step: Step,
  id: number,
  opening: Opening,
  opened: NonNullable<Instance['opened']>,
): void {
  const before = step.draft.get(id);
  const instance = step.draft.replace({ ...before, opened });
  if (opening.clock !== null) {
    step.emit({
      type: 'open-clock',
      instance: String(id),
      element: instance.element,
      clock: opening.clock.name,
      limit: opening.clock.limit,
      reentry: opening.clock.reentry,
    });
  }
  commitWaits(step, id, opening);
}

function commitWaits(step: Step, id: number, opening: Opening): void {
  const instance = step.draft.replace({ ...step.draft.get(id), ...noted(opening) });
  for (const timer of opening.timers) {
    if (isArmed(timer)) emitArmed(step, instance, timer);
  }
  for (const { subscription, rule } of opening.messages) {
    if (subscription.spent === true) continue;
    subscribe(step, id, { open: subscription, rule });
  }
}

function noted(opening: Opening): Partial<Instance> {
  return {
    ...(opening.timers.length === 0 ? {} : { timers: opening.timers }),
    ...(opening.messages.length === 0
      ? {}
      : { subscriptions: opening.messages.map((message) => message.subscription) }),
    ...(opening.inner.length === 0 ? {} : { waits: opening.inner }),
    ...(opening.clock === null ? {} : { clock: opening.clock.name }),
  };
}

/** A body that a return reactivated: what had fired stays fired, the rest starts afresh. */
function newTimers(step: Step, instance: Instance, waits: Waits): readonly ArmedTimer[] | Failure {
  const timers: ArmedTimer[] = [];
  for (const { element, rule } of waits.timers) {
    const known = instance.timers?.find((timer) => timer.element === element);
    const timer = known?.spent === true ? known : timerFor(step, instance, element, rule);
    if ('code' in timer) return timer;
    timers.push(known === undefined ? timer : { ...timer, ...turnsOf(known) });
  }
  return timers;
}

function turnsOf(known: ArmedTimer): Pick<ArmedTimer, 'fired' | 'left'> {
  return { fired: known.fired, ...(known.left === undefined ? {} : { left: known.left }) };
}

function messagesOf(
  step: Step,
  instance: Instance,
  waits: Waits,
  revived: boolean,
): Opening['messages'] | Failure {
  const messages: Opening['messages'][number][] = [];
  for (const { element, rule } of waits.messages) {
    const known = instance.subscriptions?.find((one) => one.element === element);
    if (revived && known !== undefined) {
      messages.push({ subscription: correlateAgain(step, instance, known, rule), rule });
      continue;
    }
    const correlation = correlate(step, instance, element, rule);
    if (!correlation.ok) return { code: 'expression-failed', message: correlation.message };
    const received = known === undefined ? 0 : known.received + 1;
    messages.push({ subscription: { element, received, ...correlation.noted }, rule });
  }
  return messages;
}

function clockOf(
  step: Step,
  element: BpmnElement,
  instance: Instance,
  revived: boolean,
): Opening['clock'] | Failure {
  const rule: LimitRule | null = 'limit' in element ? element.limit : null;
  // Whoever asks back is who is measured.
  if (rule === null || instance.turn !== undefined || instance.answers !== undefined) return null;
  if (instance.compensates !== undefined) return null;
  if (revived && instance.clock === undefined) return null;
  const limit = limitFrom(step.evaluate(instance, rule.limit));
  if (limit === null || 'code' in limit) return limit;
  const reentry = revived ? 'resume' : reentryOf(step, instance, rule);
  return typeof reentry === 'string' ? { name: rule.clock, limit, reentry } : reentry;
}

function reentryOf(
  step: Step,
  instance: Instance,
  rule: LimitRule,
): 'restart' | 'resume' | Failure {
  if (rule.reentry === undefined) return 'restart';
  const result = step.evaluate(instance, rule.reentry);
  if (!result.ok) return { code: 'expression-failed', message: result.message };
  if (result.value === null || result.value === 'restart') return 'restart';
  if (result.value === 'resume') return 'resume';
  return { code: 'reentry-not-valid', message: 'Expected "restart" or "resume"' };
}
