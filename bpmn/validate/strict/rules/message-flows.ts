import type { Diagram } from '../diagram.ts';
import { processOf } from '../diagram.ts';
import { isA } from '../metamodel.ts';
import { always } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { attribute, references } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

const atEnd =
  (end: 'sourceRef' | 'targetRef', fits: (diagram: Diagram, node: XmlNode) => boolean) =>
  (diagram: Diagram): readonly XmlNode[] =>
    diagram
      .all('messageFlow')
      .filter((flow) => diagram.referred(flow, end).some((node) => fits(diagram, node)));

const withoutMessage =
  (name: string) =>
  (diagram: Diagram, node: XmlNode): boolean =>
    node.name === name && !diagram.defines(node, 'messageEventDefinition');

/** The pool that an end of a message flow lies in, or is. */
function poolOf(diagram: Diagram, node: XmlNode): XmlNode | null {
  if (node.name === 'participant') return node;
  const process = processOf(node);
  if (process === null) return null;
  const id = attribute(process, 'id') ?? '';
  const pool = diagram.all('participant').find((one) => references(one, 'processRef').includes(id));
  return pool ?? process;
}

/** Messages go between pools, to what catches and from what throws (BPMN 2.0.2, chapter 9 and 10.5). */
export const messageFlows: readonly DiagramRule[] = [
  always('31', 'message-flow-within-pool', (diagram) =>
    diagram.all('messageFlow').filter((flow) => {
      const [source] = diagram.referred(flow, 'sourceRef');
      const [target] = diagram.referred(flow, 'targetRef');
      if (source === undefined || target === undefined) return false;
      const pool = poolOf(diagram, source);
      return pool !== null && pool === poolOf(diagram, target);
    }),
  ),
  always(
    '102',
    'start-event-sends',
    atEnd('sourceRef', (_diagram, { name }) => name === 'startEvent'),
  ),
  always(
    '103',
    'start-event-receives-no-message',
    atEnd('targetRef', withoutMessage('startEvent')),
  ),
  always(
    '108',
    'end-event-receives',
    atEnd('targetRef', (_diagram, { name }) => name === 'endEvent'),
  ),
  always('109', 'end-event-sends-no-message', atEnd('sourceRef', withoutMessage('endEvent'))),
  always(
    '119',
    'catch-event-sends',
    atEnd('sourceRef', (_diagram, node) => isA(node, 'CatchEvent')),
  ),
  always(
    '119',
    'throw-event-receives',
    atEnd('targetRef', (_diagram, node) => isA(node, 'ThrowEvent')),
  ),
];
