import { isA } from '../metamodel.ts';
import { always } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { attribute } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

/** What must be told apart (BPMN 2.0.2, chapter 8, Base Element). */
export const identityRules: readonly DiagramRule[] = [
  always('2', 'id-repeated', (diagram) => {
    const seen = new Set<string>();
    return diagram.nodes.filter((node) => {
      const id = attribute(node, 'id');
      if (id === null) return false;
      const repeated = seen.has(id);
      seen.add(id);
      return repeated;
    });
  }),
  always('3', 'id-missing', (diagram) =>
    diagram.nodes.filter(
      (node) =>
        (attribute(node, 'id') ?? '') === '' &&
        (isFlowElement(node) || (node.parent === diagram.root && isNamedRoot(node))),
    ),
  ),
];

/** The event that a multi-instance behavior throws is no element of a flow. */
function isFlowElement(node: XmlNode): boolean {
  return isA(node, 'FlowElement') && node.parent?.name !== 'complexBehaviorDefinition';
}

/** Of what stands in the definitions, only collaborations are never referred to. */
function isNamedRoot(node: XmlNode): boolean {
  return isA(node, 'RootElement') && !isA(node, 'Collaboration');
}
