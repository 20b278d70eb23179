import type { FindingCode } from '../../../model/finding-advice.ts';
import type { Diagram } from '../diagram.ts';
import { isEventSubProcess } from '../diagram.ts';
import { isA } from '../metamodel.ts';
import { always, toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { flag, references } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

type Select = (diagram: Diagram) => readonly XmlNode[];

const events =
  (name: string, fits: (diagram: Diagram, event: XmlNode) => boolean = () => true): Select =>
  (diagram) =>
    diagram.all(name).filter((event) => fits(diagram, event));
const isLink = (diagram: Diagram, event: XmlNode): boolean =>
  diagram.defines(event, 'linkEventDefinition');
const isCompensation = (diagram: Diagram, event: XmlNode): boolean =>
  diagram.defines(event, 'compensateEventDefinition');
const not =
  (fits: (diagram: Diagram, event: XmlNode) => boolean) =>
  (diagram: Diagram, event: XmlNode): boolean =>
    !fits(diagram, event);
const starting =
  (name: string): Select =>
  (diagram) =>
    diagram.all(name).filter((node) => flag(node, 'instantiate', false));
const eventSubProcesses: Select = (diagram) => diagram.all('SubProcess').filter(isEventSubProcess);

/** Where no sequence flow may arrive or leave (BPMN 2.0.2, 10.3.5, 10.5 and 10.6). */
const forbidden: readonly (readonly [string, FindingCode, Select, 'incoming' | 'outgoing'])[] = [
  ['22 57', 'event-sub-process-incoming', eventSubProcesses, 'incoming'],
  ['21 57', 'event-sub-process-outgoing', eventSubProcesses, 'outgoing'],
  ['49', 'instantiating-receive-incoming', starting('receiveTask'), 'incoming'],
  ['142', 'instantiating-gateway-incoming', starting('eventBasedGateway'), 'incoming'],
  ['96', 'start-event-incoming', events('startEvent'), 'incoming'],
  ['104', 'end-event-outgoing', events('endEvent'), 'outgoing'],
  ['112', 'boundary-event-incoming', events('boundaryEvent'), 'incoming'],
  ['114', 'compensation-boundary-outgoing', events('boundaryEvent', isCompensation), 'outgoing'],
  ['117', 'link-catch-incoming', events('intermediateCatchEvent', isLink), 'incoming'],
  ['117', 'link-throw-outgoing', events('intermediateThrowEvent', isLink), 'outgoing'],
];

/** Where one must, and the event itself says so. */
const required: readonly (readonly [string, string, Select, 'incoming' | 'outgoing'])[] = [
  ['101', 'start-event-outgoing-required', events('startEvent'), 'outgoing'],
  ['107', 'end-event-incoming-required', events('endEvent'), 'incoming'],
  [
    '113',
    'boundary-event-outgoing-required',
    events('boundaryEvent', not(isCompensation)),
    'outgoing',
  ],
  [
    '115',
    'catch-event-incoming-required',
    events('intermediateCatchEvent', not(isLink)),
    'incoming',
  ],
  ['115', 'throw-event-incoming-required', events('intermediateThrowEvent'), 'incoming'],
  ['116', 'catch-event-outgoing-required', events('intermediateCatchEvent'), 'outgoing'],
  [
    '116',
    'throw-event-outgoing-required',
    events('intermediateThrowEvent', not(isLink)),
    'outgoing',
  ],
];

const artifactEnds: readonly DiagramRule[] = (
  [
    ['6', 'artifact-as-flow-target', 'sequenceFlow', 'targetRef'],
    ['7', 'artifact-as-flow-source', 'sequenceFlow', 'sourceRef'],
    ['8', 'artifact-as-message-flow-target', 'messageFlow', 'targetRef'],
    ['9', 'artifact-as-message-flow-source', 'messageFlow', 'sourceRef'],
  ] as const
).map(([constraint, code, flow, end]) =>
  always(constraint, code, (diagram) =>
    diagram
      .all(flow)
      .filter((one) => diagram.referred(one, end).some((node) => isA(node, 'Artifact'))),
  ),
);

export const flowEnds: readonly DiagramRule[] = [
  ...forbidden.map(([constraint, code, select, side]) =>
    always(constraint, code, (diagram) =>
      select(diagram).filter((node) => diagram[side](node).length > 0),
    ),
  ),
  ...required.map(([constraint, code, select, side]) =>
    toTheLetter(constraint, code, (diagram) =>
      select(diagram).filter(
        (node) => diagram[side](node).length === 0 || references(node, side).length === 0,
      ),
    ),
  ),
  ...artifactEnds,
];
