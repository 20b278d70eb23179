import type { Diagram } from '../diagram.ts';
import { isA } from '../metamodel.ts';
import { always } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { attribute, flag, references } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

const compensationBoundaries = (diagram: Diagram): readonly XmlNode[] =>
  diagram
    .all('boundaryEvent')
    .filter((event) => diagram.defines(event, 'compensateEventDefinition'));

/** Activities that associations lead to from a boundary event. */
const handlers = (diagram: Diagram, boundary: XmlNode): readonly XmlNode[] =>
  diagram
    .all('association')
    .filter((one) => references(one, 'sourceRef').includes(attribute(boundary, 'id') ?? ''))
    .flatMap((one) => diagram.referred(one, 'targetRef'))
    .filter((node) => isA(node, 'Activity'));

/** A compensation boundary event and its handler (BPMN 2.0.2, 10.7). */
export const compensationRules: readonly DiagramRule[] = [
  always('143', 'compensation-handler-required', (diagram) =>
    compensationBoundaries(diagram).filter((event) => handlers(diagram, event).length === 0),
  ),
  always('144', 'compensation-handler-not-marked', (diagram) =>
    compensationBoundaries(diagram)
      .flatMap((event) => handlers(diagram, event))
      .filter((activity) => !flag(activity, 'isForCompensation', false)),
  ),
];
