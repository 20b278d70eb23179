import type { BpmnElement } from '../model/element.ts';
import { feelIn } from './event-definitions.ts';
import type { ModdleElement } from './moddle-element.ts';
import { instantiates, isSecond, readNode, referenceId } from './transformation.ts';
import type { Place } from './transformation.ts';

export function transformExclusiveGateway(
  element: ModdleElement,
  place: Place,
): BpmnElement<'exclusiveGateway'> {
  return {
    kind: 'exclusiveGateway',
    ...readNode(element, place).node,
    default: referenceId(element, 'default'),
  };
}

export function transformInclusiveGateway(
  element: ModdleElement,
  place: Place,
): BpmnElement<'inclusiveGateway'> {
  return {
    kind: 'inclusiveGateway',
    ...readNode(element, place).node,
    default: referenceId(element, 'default'),
  };
}

export function transformEventBasedGateway(
  element: ModdleElement,
  place: Place,
): BpmnElement<'eventBasedGateway'> {
  const { node } = readNode(element, place);
  const gateway = { kind: 'eventBasedGateway', ...node } as const;
  const isParallel = isSecond(element, 'eventGatewayType', {
    values: ['Exclusive', 'Parallel'],
    findings: place.findings,
  });
  if (instantiates(element, place))
    return { ...gateway, instantiates: isParallel ? 'parallel' : 'exclusive' };
  if (isParallel) place.findings.add('not-supported', node.id, { what: 'eventGatewayType' });
  return gateway;
}

export function transformComplexGateway(
  element: ModdleElement,
  place: Place,
): BpmnElement<'complexGateway'> {
  const { node } = readNode(element, place);
  const { findings } = place;
  const activation = feelIn(element, 'activationCondition', { id: node.id, findings });
  return { kind: 'complexGateway', ...node, default: referenceId(element, 'default'), activation };
}

export function transformParallelGateway(
  element: ModdleElement,
  place: Place,
): BpmnElement<'parallelGateway'> {
  return { kind: 'parallelGateway', ...readNode(element, place).node };
}
