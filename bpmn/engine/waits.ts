import { isBoundary } from '../model/element.ts';
import type { BpmnElement } from '../model/element.ts';
import type { MessageRule, TimerRule } from '../model/event-definition.ts';
import { handlerStarts } from './handlers.ts';
import { isLoopBody } from './loop-body.ts';
import type { Instance } from './state.ts';
import { rootId } from './step.ts';
import type { Step } from './step.ts';

/** What an instance waits for besides its own work, as the diagram says it. */
export interface Waits {
  readonly timers: readonly { readonly element: string; readonly rule: TimerRule }[];
  readonly messages: readonly { readonly element: string; readonly rule: MessageRule }[];
  /** Signals and conditions. */
  readonly inner: readonly string[];
}

/**
 * Its own event, the boundary events attached to it, and what starts the event sub-processes inside it.
 * A body waits with its boundary events, each of its turns with what the activity itself waits for.
 */
export function waitsOf(step: Step, element: BpmnElement, instance: Instance): Waits {
  const waiting: BpmnElement[] = [];
  if (!isBoundary(element) && !isLoopBody(element, instance))
    waiting.push(...ownWaits(step, element, instance));
  if ('boundaries' in element && instance.turn === undefined)
    waiting.push(...element.boundaries.map((id) => step.elementIn(instance.scope, id)));
  return sorted([...waiting, ...handlerStarts(step, instance)]);
}

/** The procedure itself waits only for what starts its event sub-processes. */
export function waitsOfRoot(step: Step): Waits {
  return sorted(handlerStarts(step, step.draft.get(rootId)));
}

/** An event-based gateway waits for whatever stands behind it. */
function ownWaits(step: Step, element: BpmnElement, { scope }: Instance): BpmnElement[] {
  if (element.kind !== 'eventBasedGateway') return isHappening(element) ? [] : [element];
  const procedure = step.procedureAt(scope);
  return element.outgoing.map((flow) => step.elementIn(scope, procedure.flows[flow]?.target ?? ''));
}

/** A start event holds a token only when it has happened. */
function isHappening(element: BpmnElement): boolean {
  return element.kind.endsWith('StartEvent');
}

function sorted(elements: readonly BpmnElement[]): Waits {
  const timers: { element: string; rule: TimerRule }[] = [];
  const messages: { element: string; rule: MessageRule }[] = [];
  const inner: string[] = [];
  for (const element of elements) {
    if ('timer' in element) timers.push({ element: element.id, rule: element.timer });
    else if (isInner(element)) inner.push(element.id);
    else if (receives(element) && element.message !== null)
      messages.push({ element: element.id, rule: element.message });
  }
  return { timers, messages, inner };
}

type Receiving = BpmnElement<
  'messageCatchEvent' | 'messageBoundaryEvent' | 'messageStartEvent' | 'receiveTask'
>;

export function receives(element: BpmnElement): element is Receiving {
  return (
    element.kind === 'messageCatchEvent' ||
    element.kind === 'messageBoundaryEvent' ||
    element.kind === 'messageStartEvent' ||
    element.kind === 'receiveTask'
  );
}

/** Elements that wait for a signal or a condition. */
export type InnerWaiting = BpmnElement<
  | 'signalCatchEvent'
  | 'signalBoundaryEvent'
  | 'signalStartEvent'
  | 'conditionalCatchEvent'
  | 'conditionalBoundaryEvent'
  | 'conditionalStartEvent'
>;

function isInner(element: BpmnElement): element is InnerWaiting {
  return 'condition' in element || ('signal' in element && !throwsSignal(element));
}

function throwsSignal(element: BpmnElement): boolean {
  return element.kind === 'signalThrowEvent' || element.kind === 'signalEndEvent';
}
