import type { Diagram } from '../diagram.ts';
import { ioSpecification } from '../diagram.ts';
import { itemOf, sameItem } from '../items.ts';
import { toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { childrenNamed, references } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

const data = (node: XmlNode, name: string): readonly XmlNode[] => {
  const specification = ioSpecification(node);
  return specification === null ? [] : childrenNamed(specification, name);
};

/** In their order, because they have no other correspondence. */
function match(diagram: Diagram, one: XmlNode, other: XmlNode, name: string): boolean {
  const inner = data(other, name);
  const outer = data(one, name);
  return (
    outer.length === inner.length &&
    outer.every((node, index) => {
      const counterpart = inner[index];
      return (
        counterpart !== undefined && sameItem(itemOf(diagram, node), itemOf(diagram, counterpart))
      );
    })
  );
}

function bindingFits(diagram: Diagram, binding: XmlNode): boolean {
  const fits = (end: string, message: string): boolean =>
    diagram
      .referred(binding, 'operationRef')
      .flatMap((operation) => diagram.referred(operation, message))
      .every((one) =>
        diagram
          .referred(binding, end)
          .every((node) => sameItem(itemOf(diagram, one), itemOf(diagram, node))),
      );
  return fits('inputDataRef', 'inMessageRef') && fits('outputDataRef', 'outMessageRef');
}

/** What is called, and what is offered as a service (BPMN 2.0.2, 10.3.6). */
export const callableElementRules: readonly DiagramRule[] = [
  toTheLetter('63', 'call-data-differs-from-called', (diagram) =>
    diagram
      .all('callActivity')
      .filter((call) =>
        diagram
          .referred(call, 'calledElement')
          .some(
            (called) =>
              !match(diagram, call, called, 'dataInput') ||
              !match(diagram, call, called, 'dataOutput'),
          ),
      ),
  ),
  toTheLetter('64', 'service-without-binding', (diagram) =>
    diagram
      .all('CallableElement')
      .filter(
        (node) =>
          references(node, 'supportedInterfaceRef').length > 0 &&
          childrenNamed(node, 'ioBinding').length === 0,
      ),
  ),
  toTheLetter('65', 'binding-does-not-fit-operation', (diagram) =>
    diagram.all('ioBinding').filter((binding) => !bindingFits(diagram, binding)),
  ),
];
