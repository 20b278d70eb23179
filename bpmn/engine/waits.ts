import { isBoundary } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import type { MessageRule, TimerRule } from '../model/event-definition.ts';
import { awaitedBehind } from './event-gateways.ts';
import { handlerStarts } from './handlers.ts';
import { isLoopBody } from './loop-body.ts';
import type { Instance } from './state.ts';
import { rootId } from './step.ts';
import type { Step } from './step.ts';
import { triggersOf } from './triggers.ts';

/** What an instance waits for besides its own work, as the diagram says it. */
export interface Waits {
  readonly timers: readonly { readonly element: string; readonly rule: TimerRule }[];
  readonly messages: readonly { readonly element: string; readonly rule: MessageRule }[];
  /** Signals and conditions. */
  readonly inner: readonly string[];
}

/**
 * Its own event, the boundary events attached to it, and what starts the event sub-processes inside it.
 * What was asked has none, since it gives no token on, nor has a call that is undone. A body waits with its boundary events, each of its turns with what the activity itself waits for.
 */
export function waitsOf(step: Step, element: BpmnElement, instance: Instance): Waits {
  const waiting: BpmnElement[] = [];
  if (!isBoundary(element) && !isLoopBody(element, instance))
    waiting.push(...ownWaits(step, element, instance));
  const isItself = instance.answers === undefined && instance.compensates === undefined;
  if ('boundaries' in element && instance.turn === undefined && isItself)
    waiting.push(...element.boundaries.map((id) => step.elementIn(instance.scope, id)));
  return sorted(step, instance, [...waiting, ...handlerStarts(step, instance)]);
}

/** The procedure itself waits only for what starts its event sub-processes. */
export function waitsOfRoot(step: Step): Waits {
  return waitsInside(step, step.draft.get(rootId));
}

/** What starts the event sub-processes of a scope. */
export function waitsInside(step: Step, scope: Instance): Waits {
  return sorted(step, scope, handlerStarts(step, scope));
}

/** An event-based gateway waits for whatever stands behind it and has not happened. */
function ownWaits(step: Step, element: BpmnElement, instance: Instance): BpmnElement[] {
  if (element.kind !== 'eventBasedGateway') return isHappening(element) ? [] : [element];
  return awaitedBehind(step, instance).map((id) => step.elementIn(instance.scope, id));
}

/** A start event holds a token only when it has happened. */
function isHappening(element: BpmnElement): boolean {
  return element.kind.endsWith('StartEvent');
}

function sorted(step: Step, instance: Instance, elements: readonly BpmnElement[]): Waits {
  const timers: { element: string; rule: TimerRule }[] = [];
  const messages: { element: string; rule: MessageRule }[] = [];
  const inner: string[] = [];
  const named = elements.flatMap((one) => triggersOf(one, step.nameFor(instance, one)));
  for (const [element, trigger] of named) {
    if (trigger.type === 'timer') timers.push({ element, rule: trigger.timer });
    else if (trigger.type === 'message') messages.push({ element, rule: trigger.message });
    else inner.push(element);
  }
  return { timers, messages, inner };
}
