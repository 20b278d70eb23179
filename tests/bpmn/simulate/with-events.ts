import type { BpmnElement } from '../../../bpmn/model/element.ts';
import { isBoundary } from '../../../bpmn/model/element.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';

/** The signal that the changed procedures throw and hear. */
const alarm = 'alarm';
/** The variable that their conditions read. */
export const ready = 'ready';

const message = { message: 'news', correlation: null };
const timer = { kind: 'duration', value: { literal: 'PT1H' } } as const;

/** What an event of a drawn procedure waits for instead of a time. */
const waits = [
  { boundary: { kind: 'timerBoundaryEvent', timer }, start: { kind: 'timerStartEvent', timer } },
  {
    boundary: { kind: 'messageBoundaryEvent', message },
    start: { kind: 'messageStartEvent', message },
  },
  {
    boundary: { kind: 'signalBoundaryEvent', signal: alarm },
    start: { kind: 'signalStartEvent', signal: alarm },
  },
  {
    boundary: { kind: 'conditionalBoundaryEvent', condition: ready },
    start: { kind: 'conditionalStartEvent', condition: ready },
  },
] as const;

const isAt = (choice: number, index: number, of: number): boolean =>
  (Math.imul(choice ^ (index + 1), 0x9e3779b1) >>> 16) % of === 0;

/**
 * Puts other events into a drawn procedure, as `choice` says: what boundary events and event sub-processes wait
 * for, ends that throw the signal or compensation, tasks that are compensated.
 */
export function withEvents(procedure: Procedure, choice: number): Procedure {
  const changed: Record<string, BpmnElement> = {};
  for (const [index, element] of Object.values(procedure.elements).entries()) {
    const wait = waits[(choice + index) % waits.length] ?? waits[0];
    changed[element.id] = withWait(element, wait);
    if (element.kind === 'endEvent' && isAt(choice, index, 3))
      changed[element.id] = isAt(choice, index, 2)
        ? { ...element, kind: 'signalEndEvent', signal: alarm }
        : { ...element, kind: 'compensationEndEvent', activity: null };
    if (element.kind !== 'userTask' || !isAt(choice, index, 3)) continue;
    const handler = `undo-${element.id}`;
    changed[element.id] = { ...element, compensation: handler };
    changed[handler] = {
      ...element,
      id: handler,
      incoming: [],
      outgoing: [],
      boundaries: [],
      isForCompensation: true,
    };
  }
  return { ...procedure, elements: changed };
}

function withWait(element: BpmnElement, wait: (typeof waits)[number]): BpmnElement {
  if (element.kind === 'timerStartEvent') {
    const { timer: _timer, kind: _kind, ...node } = element;
    return { ...node, ...wait.start };
  }
  if (!isBoundary(element) || element.kind !== 'timerBoundaryEvent') return element;
  const { timer: _timer, kind: _kind, ...node } = element;
  return { ...node, ...wait.boundary };
}
