import { isHandlerStart } from '../../engine/handlers.ts';
import type { ElementKind } from '../../model/element.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

const mustLeadOn: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'startEvent',
  'compensationStartEvent',
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'eventBasedGateway',
  'complexGateway',
  'timerBoundaryEvent',
  'messageBoundaryEvent',
  'signalBoundaryEvent',
  'conditionalBoundaryEvent',
  'cancelBoundaryEvent',
  'multipleBoundaryEvent',
  'errorBoundaryEvent',
  'escalationBoundaryEvent',
  'linkCatchEvent',
]);

/** Activities may end their path (implicit end); a gateway or an event that decides may not. */
export const leadsOn: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) =>
    (mustLeadOn.has(element.kind) || isHandlerStart(element)) && element.outgoing.length === 0
      ? [errorAt('leads-nowhere', element.id)]
      : [],
  );
