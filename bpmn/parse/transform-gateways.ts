import type { BpmnElement } from '../model/element.ts';
import { expressionText } from './event-definitions.ts';
import { child } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';
import { feelOf } from './texts.ts';
import { readNode, referenceId } from './transformation.ts';
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
  return { kind: 'eventBasedGateway', ...readNode(element, place).node };
}

export function transformComplexGateway(
  element: ModdleElement,
  place: Place,
): BpmnElement<'complexGateway'> {
  const { node } = readNode(element, place);
  const expression = child(element, 'activationCondition');
  const written = expression === null ? null : expressionText(expression, node.id, place.findings);
  const activation = written === null ? null : feelOf(written);
  if (written !== null && activation === null)
    place.findings.add('expression-expected', node.id, {
      where: 'activationCondition',
      text: written.slice(0, 80),
    });
  return { kind: 'complexGateway', ...node, default: referenceId(element, 'default'), activation };
}

export function transformParallelGateway(
  element: ModdleElement,
  place: Place,
): BpmnElement<'parallelGateway'> {
  return { kind: 'parallelGateway', ...readNode(element, place).node };
}
