import { isExecutable } from '../diagram.ts';
import { isA } from '../metamodel.ts';
import { always, toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { attribute, childrenNamed, flag, references } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

const isConditional = (flow: XmlNode): boolean =>
  childrenNamed(flow, 'conditionExpression').length > 0;

/** Sequence flows by themselves (BPMN 2.0.2, chapter 8, Sequence Flow). */
export const sequenceFlows: readonly DiagramRule[] = [
  toTheLetter('23', 'flow-not-listed-at-its-ends', (diagram) =>
    diagram.all('sequenceFlow').filter((flow) => {
      const id = attribute(flow, 'id') ?? '';
      const lists = (end: string, list: string): boolean =>
        diagram.referred(flow, end).every((node) => references(node, list).includes(id));
      return !lists('sourceRef', 'outgoing') || !lists('targetRef', 'incoming');
    }),
  ),
  always('24', 'flow-not-immediate', (diagram) =>
    diagram
      .all('sequenceFlow')
      .filter((flow) => isExecutable(flow) && !flag(flow, 'isImmediate', true)),
  ),
  toTheLetter('25', 'only-flow-conditional', (diagram) =>
    diagram.all('Activity').filter((activity) => {
      const outgoing = diagram.outgoing(activity);
      return outgoing.length === 1 && outgoing.every(isConditional);
    }),
  ),
  always('26', 'default-flow-from-elsewhere', (diagram) =>
    diagram
      .all('Activity', 'Gateway')
      .filter((node) =>
        references(node, 'default').some(
          (id) => !diagram.outgoing(node).some((flow) => attribute(flow, 'id') === id),
        ),
      ),
  ),
  always('28 152', 'flow-crosses-a-border', (diagram) =>
    diagram.all('sequenceFlow').filter((flow) => {
      const [source] = diagram.referred(flow, 'sourceRef');
      const [target] = diagram.referred(flow, 'targetRef');
      return (
        source !== undefined &&
        target !== undefined &&
        isA(source, 'FlowNode') &&
        isA(target, 'FlowNode') &&
        source.parent !== target.parent
      );
    }),
  ),
];
