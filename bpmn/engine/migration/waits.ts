import type { MessageRule } from '../../model/event-definition.ts';
import { correlate } from '../correlation.ts';
import { EngineRefusal } from '../failures.ts';
import { subscriptionId, timerId } from '../ids.ts';
import { askAnew } from '../recorrelating.ts';
import type { ArmedTimer, Instance, OpenSubscription } from '../state.ts';
import { rootId } from '../step.ts';
import type { Step } from '../step.ts';
import { resubscribe } from '../subscribe.ts';
import { emitArmed, isArmed, timerFor } from '../timers.ts';
import { elementOfWait, nameOfWait } from '../triggers.ts';
import { waitsOf, waitsOfRoot } from '../waits.ts';
import { awaitedMessage } from '../deliver.ts';
import type { Places } from './places.ts';

type Waiting = Pick<Instance, 'timers' | 'subscriptions' | 'waits'>;

/** What an instance waits for, by its names in the other version. What has none is put on the list of the places. */
export function movedWaits(places: Places, instance: Instance): Waiting {
  const move = <T extends { readonly element: string }>(waits: readonly T[]): T[] =>
    waits.flatMap((wait) => {
      const element = waitMoved(places, instance, wait.element);
      return element === null ? [] : [{ ...wait, element }];
    });
  return {
    ...(instance.timers === undefined ? {} : { timers: move(instance.timers) }),
    ...(instance.subscriptions === undefined
      ? {}
      : { subscriptions: move(instance.subscriptions) }),
    ...(instance.waits === undefined ? {} : { waits: move(instance.waits) }),
  };
}

function waitMoved(places: Places, instance: Instance, wait: string): string | null {
  const before = elementOfWait(wait);
  const { plan } = places.levelOfWait(instance, wait);
  if (plan.dropped?.includes(before) === true) return null;
  const after = plan.elements[before];
  if (after !== undefined && places.keepsWait(instance, { wait, after }))
    return `${places.nameThere(instance, { wait, after })}${wait.slice(nameOfWait(wait).length)}`;
  // Also of what has ended: a return may bring it back.
  const { id } = instance;
  places.misplaced.push({ instance: String(id), element: before, reason: 'wait-not-mapped' });
  return null;
}

/** By what each message of an instance is asked for, as text, by the ids that the outside has. */
export function askedBy(step: Step, instance: Instance): ReadonlyMap<string, string> {
  return new Map(
    open(instance).map((one) => [
      subscriptionId(instance.id, one),
      asked(awaitedMessage(step, instance, one.element)),
    ]),
  );
}

/** The id of a key says nothing outside. */
function asked(rule: MessageRule | null): string {
  const { message, correlation, key } = rule ?? {};
  return JSON.stringify([message, correlation, key?.properties, key?.bindings]);
}

/** Tells the outside of waits under their new names, and of what is asked for in another way; remaining time goes on. */
export function renameOutside(
  step: Step,
  before: Instance,
  after: Instance,
  known: ReadonlyMap<string, string>,
): void {
  const timers = new Set((after.timers ?? []).map((timer) => timerId(after.id, timer)));
  const armed = new Set((before.timers ?? []).map((timer) => timerId(before.id, timer)));
  for (const timer of (before.timers ?? []).filter(isArmed)) {
    const id = timerId(before.id, timer);
    if (!timers.has(id)) step.emit({ type: 'disarm-timer', timer: id });
  }
  for (const timer of (after.timers ?? []).filter(isArmed))
    if (!armed.has(timerId(after.id, timer))) emitArmed(step, after, timer);
  renameSubscriptions(step, after, known);
}

function open({ subscriptions = [] }: Instance): OpenSubscription[] {
  return subscriptions.filter(({ spent }) => spent !== true);
}

function renameSubscriptions(
  step: Step,
  after: Instance,
  known: ReadonlyMap<string, string>,
): void {
  const now = new Set(open(after).map((one) => subscriptionId(after.id, one)));
  for (const id of known.keys())
    if (!now.has(id)) step.emit({ type: 'close-subscription', subscription: id });
  for (const one of open(after)) listen(step, after, one, known.get(subscriptionId(after.id, one)));
}

/** Asks for a message; `before` is by what it was asked for already. */
function listen(step: Step, instance: Instance, known: OpenSubscription, before?: string): void {
  const rule = awaitedMessage(step, instance, known.element);
  if (rule === null || asked(rule) === before) return;
  const correlation = correlate(step, instance, known.element, rule);
  if (!correlation.ok) refuse(known.element, correlation.message);
  const { element, received } = known;
  const now: OpenSubscription = { element, received, ...correlation.noted };
  if (before === undefined) resubscribe(step, instance.id, { open: now, rule });
  else askAnew(step, instance, { known, now, rule });
}

function refuse(element: string, message: string): never {
  throw new EngineRefusal('migration-not-legal', `Expected ${element} to wait, but: ${message}`);
}

/** Events that only the new version knows are waited for from now on. Gives the waits. */
export function waitForNew(step: Step, id: number): readonly string[] {
  const instance = step.draft.get(id);
  if (id !== rootId && instance.opened === undefined) return [];
  const waits =
    id === rootId ? waitsOfRoot(step) : waitsOf(step, step.elementOf(instance), instance);
  const known = new Set(
    [instance.timers, instance.subscriptions, instance.waits].flatMap((some = []) =>
      some.map(({ element }) => element),
    ),
  );
  const isNew = (element: string): boolean => !known.has(element);
  const timers = waits.timers
    .filter(({ element }) => isNew(element))
    .map(({ element, rule }): ArmedTimer => {
      const timer = timerFor(step, instance, element, rule);
      if ('code' in timer) refuse(element, timer.message);
      return timer;
    });
  const subscriptions = waits.messages
    .filter(({ element }) => isNew(element))
    .map(({ element }): OpenSubscription => ({ element, received: 0 }));
  const inner = waits.inner.filter(isNew).map((element) => ({ element }));
  if (timers.length + subscriptions.length + inner.length === 0) return [];
  const after = step.draft.replace({
    ...instance,
    ...joined('timers', instance.timers, timers),
    ...joined('subscriptions', instance.subscriptions, subscriptions),
    ...joined('waits', instance.waits, inner),
  });
  for (const timer of timers) emitArmed(step, after, timer);
  for (const subscription of subscriptions) listen(step, after, subscription);
  return [...timers, ...subscriptions, ...inner].map(({ element }) => element);
}

function joined<T>(
  name: keyof Waiting,
  known: readonly T[] | undefined,
  added: readonly T[],
): Partial<Instance> {
  return added.length === 0 ? {} : { [name]: [...(known ?? []), ...added] };
}
