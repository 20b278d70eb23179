import { isHandlerStart } from '../../engine/handlers.ts';
import type { ElementKind } from '../../model/element.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

const noIncoming: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'startEvent',
  'compensationStartEvent',
  'linkCatchEvent',
  'eventSubProcess',
]);
const noOutgoing: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'endEvent',
  'terminateEndEvent',
  'errorEndEvent',
  'escalationEndEvent',
  'messageEndEvent',
  'signalEndEvent',
  'compensationEndEvent',
  'cancelEndEvent',
  'multipleEndEvent',
  'eventSubProcess',
  'linkThrowEvent',
]);

/** Nothing leads to a start, nothing leads on from an end (BPMN 2.0.2, 10.5.2 and 10.5.3). */
export const flowDirection: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) => {
    const isStart = noIncoming.has(element.kind) || isHandlerStart(element);
    if (isStart && element.incoming.length > 0)
      return [errorAt('incoming-not-allowed', element.id)];
    return noOutgoing.has(element.kind) && element.outgoing.length > 0
      ? [errorAt('outgoing-not-allowed', element.id)]
      : [];
  });
