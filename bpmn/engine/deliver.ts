import { isBoundary } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import type { MessageRule } from '../model/event-definition.ts';
import { trigger } from './boundaries.ts';
import { complete } from './flow.ts';
import { awaitedBehind } from './event-gateways.ts';
import { isHandlerStart, startHandler } from './handlers.ts';
import { leavingNode } from './ids.ts';
import type { Instance, TakenMessage } from './state.ts';
import { spendWaits } from './spend-waits.ts';
import type { Step } from './step.ts';
import { occur } from './tokens.ts';
import { elementOfWait, nameOfWait, triggerOf } from './triggers.ts';

/** The element for which an instance waits: its own, attached to it, behind it, or inside it. */
export function waitingElement(step: Step, owner: Instance, wait: string): BpmnElement {
  return step.elementIn(step.isInside(owner, wait) ? owner.id : owner.scope, elementOfWait(wait));
}

/** The message that an instance waits for under a name; null of other waits. */
export function awaitedMessage(step: Step, owner: Instance, wait: string): MessageRule | null {
  const awaited = triggerOf(waitingElement(step, owner, wait), wait);
  return awaited?.type === 'message' ? awaited.message : null;
}

/** Whether what happens ends the wait for it. */
export function endsWait(step: Step, owner: Instance, element: BpmnElement): boolean {
  if ('triggers' in element && element.parallel) return true;
  if (isBoundary(element)) return element.interrupting;
  if (!isHandlerStart(element)) return true;
  const handler = step.elementIn(owner.id, element.parent ?? '');
  return handler.kind !== 'eventSubProcess' || handler.interrupting;
}

/** What an instance waited for has happened; gives the instance that stands for it. */
export function deliver(step: Step, owner: number, element: BpmnElement): number {
  const waiting = step.draft.get(owner);
  const name = step.nameFor(waiting, element);
  if ('triggers' in element && element.parallel && !haveAllHappened(waiting, name)) return owner;
  const messages = takenBy(step, owner, name);
  const happened = happening(step, owner, element);
  if (messages.length === 0) return happened;
  const instance = step.draft.get(happened);
  step.draft.replace({ ...instance, messages: [...(instance.messages ?? []), ...messages] });
  return happened;
}

/** The instance that stands for what has happened. */
function happening(step: Step, owner: number, element: BpmnElement): number {
  if (isBoundary(element)) return trigger(step, element, owner).id;
  if (isHandlerStart(element)) return startHandler(step, element, owner).id;
  if (step.draft.get(owner).element !== element.id) return happenBehind(step, owner, element).id;
  step.hasten('finish', owner);
  return owner;
}

/** The messages that an element waited for belong to what they make happen: taken from what waited. */
function takenBy(step: Step, id: number, name: string): readonly TakenMessage[] {
  const { messages = [], ...owner } = step.draft.get(id);
  const taken = messages.filter((message) => nameOfWait(message.element) === name);
  const kept = messages.filter((message) => !taken.includes(message));
  if (taken.length > 0)
    step.draft.replace({ ...owner, ...(kept.length === 0 ? {} : { messages: kept }) });
  return taken;
}

/** Of an element that waits for several events at once; which were there is kept by their waits. */
function haveAllHappened(owner: Instance, name: string): boolean {
  const { timers = [], subscriptions = [], waits = [] } = owner;
  return [...timers, ...subscriptions, ...waits].every(
    (wait) => nameOfWait(wait.element) !== name || wait.spent === true,
  );
}

/**
 * Of the events behind an event-based gateway the first takes the token. An instantiating parallel one goes
 * on waiting for the others: all have to happen before the case can end (specification 13.2, 13.4.5).
 */
export function happenBehind(step: Step, id: number, element: BpmnElement): Instance {
  const gateway = step.draft.get(id);
  const { flows } = step.procedureAt(gateway.scope);
  const via = step.elementOf(gateway).outgoing.find((flow) => flows[flow]?.target === element.id);
  const instance = occur(step, element.id, {
    scope: gateway.scope,
    causes: [leavingNode(gateway)],
    outcome: gateway.outcome,
    ...(via === undefined ? {} : { via }),
  });
  if (awaitedBehind(step, gateway).length === 0) complete(step, id);
  else spendWaits(step, id, (wait) => elementOfWait(wait) === element.id);
  step.hasten('finish', instance.id);
  return instance;
}
