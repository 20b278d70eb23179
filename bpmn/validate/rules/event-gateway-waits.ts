import type { BpmnElement, ElementKind } from '../../model/element.ts';
import type { Finding } from '../../model/finding.ts';
import type { Procedure } from '../../model/procedure.ts';
import type { Rule } from '../rule.ts';
import { errorAt } from '../rule.ts';

const waiting: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'timerCatchEvent',
  'messageCatchEvent',
  'signalCatchEvent',
  'conditionalCatchEvent',
  'multipleCatchEvent',
  'receiveTask',
]);

/**
 * Behind an event-based gateway stand at least two events, each led to by the gateway alone, without
 * conditions; a receive task among them has no boundary events (BPMN 2.0.2, 10.6.6).
 */
export const eventGatewayWaits: Rule = (procedure) =>
  Object.values(procedure.elements).flatMap((element) =>
    element.kind === 'eventBasedGateway' ? problemsOf(procedure, element) : [],
  );

function problemsOf(procedure: Procedure, gateway: BpmnElement): Finding[] {
  const found: Finding[] = [];
  if (gateway.outgoing.length < 2) found.push(errorAt('event-gateway-needs-events', gateway.id));
  for (const id of gateway.outgoing) {
    const flow = procedure.flows[id];
    const target = procedure.elements[flow?.target ?? ''];
    if (flow?.condition !== null) found.push(errorAt('condition-not-allowed', id));
    if (target !== undefined && !mayFollow(target))
      found.push(errorAt('event-gateway-leads-elsewhere', gateway.id, { element: target.id }));
  }
  return found;
}

function mayFollow(target: BpmnElement): boolean {
  if (!waiting.has(target.kind) || target.incoming.length !== 1) return false;
  return !('boundaries' in target) || target.boundaries.length === 0;
}
