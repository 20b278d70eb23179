import type { BpmnElement } from '../model/element.ts';
import { eventStartsOf } from '../model/event-starts.ts';
import type { Trigger } from '../model/event-definition.ts';
import type { Procedure } from '../model/procedure.ts';

/** An element that waits for several events has a wait for each; XML ids have no slash. */
const separator = '/';

/**
 * What an element waits for, each under the name by which an instance keeps it; `name` is that of the element for the
 * instance (`nameFor`).
 */
export function triggersOf(
  element: BpmnElement,
  name = element.id,
): readonly (readonly [string, Trigger])[] {
  if ('triggers' in element) {
    return element.triggers.map((trigger, index) => [
      `${name}${separator}${String(index + 1)}`,
      trigger,
    ]);
  }
  const single = singleOf(element);
  return single === null ? [] : [[name, single]];
}

/** The name of an event inside what is called whose id an event has that is attached to the call. */
export function nameInside(id: string): string {
  return `${separator}${id}`;
}

export function isNamedInside(wait: string): boolean {
  return wait.startsWith(separator);
}

/** What a new case may be started by: the element that then happens, and which of its waits it is. */
export interface StartTrigger {
  readonly element: string;
  readonly wait: string;
  readonly trigger: Trigger;
}

/** What a new case of a procedure may be started by, in order of the diagram. */
export function startTriggersOf(procedure: Procedure): readonly StartTrigger[] {
  return eventStartsOf(procedure).flatMap(({ element: id }) => {
    const element = procedure.elements[id];
    return element === undefined
      ? []
      : triggersOf(element).map(([wait, trigger]) => ({ element: id, wait, trigger }));
  });
}

/** The element of a wait. */
export function elementOfWait(wait: string): string {
  const [first = '', second = ''] = wait.split(separator, 2);
  return first === '' ? second : first;
}

/** The same as its instance names it: all waits for one event have it. */
export function nameOfWait(wait: string): string {
  const element = elementOfWait(wait);
  return isNamedInside(wait) ? nameInside(element) : element;
}

export function triggerOf(element: BpmnElement, wait: string): Trigger | null {
  return triggersOf(element, nameOfWait(wait)).find(([name]) => name === wait)?.[1] ?? null;
}

function singleOf(element: BpmnElement): Trigger | null {
  if ('timer' in element) return { type: 'timer', timer: element.timer };
  if ('condition' in element) return { type: 'condition', condition: element.condition };
  if ('signal' in element)
    return throwsSignal(element) ? null : { type: 'signal', signal: element.signal };
  return receives(element) && element.message !== null
    ? { type: 'message', message: element.message }
    : null;
}

function throwsSignal(element: BpmnElement): boolean {
  return element.kind === 'signalThrowEvent' || element.kind === 'signalEndEvent';
}

type Receiving = BpmnElement<
  'messageCatchEvent' | 'messageBoundaryEvent' | 'messageStartEvent' | 'receiveTask'
>;

function receives(element: BpmnElement): element is Receiving {
  return (
    element.kind === 'messageCatchEvent' ||
    element.kind === 'messageBoundaryEvent' ||
    element.kind === 'messageStartEvent' ||
    element.kind === 'receiveTask'
  );
}
