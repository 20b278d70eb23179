import type { Diagram } from '../diagram.ts';
import { flowNodes, isEventSubProcess } from '../diagram.ts';
import { isA } from '../metamodel.ts';
import { always, toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { childrenNamed, flag } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

const levels = (diagram: Diagram): readonly XmlNode[] => diagram.all('process', 'SubProcess');
const has = (level: XmlNode, name: string): boolean => childrenNamed(level, name).length > 0;

/** Where a token also starts without a start event (BPMN 2.0.2, 10.5.2). */
const startsByItself = (node: XmlNode): boolean =>
  (node.name === 'receiveTask' || node.name === 'eventBasedGateway') &&
  flag(node, 'instantiate', false);

/** Flow nodes that no flow leads to, or on from, by their nature. */
const apart = (node: XmlNode): boolean =>
  isEventSubProcess(node) || (isA(node, 'Activity') && flag(node, 'isForCompensation', false));
const entered = (diagram: Diagram, node: XmlNode): boolean =>
  apart(node) ||
  startsByItself(node) ||
  node.name === 'startEvent' ||
  node.name === 'boundaryEvent' ||
  (node.name === 'intermediateCatchEvent' && diagram.defines(node, 'linkEventDefinition')) ||
  diagram.incoming(node).length > 0;
const left = (diagram: Diagram, node: XmlNode): boolean =>
  apart(node) ||
  node.name === 'endEvent' ||
  (node.name === 'boundaryEvent' && diagram.defines(node, 'compensateEventDefinition')) ||
  (node.name === 'intermediateThrowEvent' && diagram.defines(node, 'linkEventDefinition')) ||
  diagram.outgoing(node).length > 0;

const isAdHoc = (level: XmlNode): boolean => level.name === 'adHocSubProcess';

/** Start and end events of one level belong together (BPMN 2.0.2, 10.5.2 and 10.5.3). */
export const levelRules: readonly DiagramRule[] = [
  toTheLetter('97', 'start-event-required', (diagram) =>
    levels(diagram).filter(
      (level) =>
        has(level, 'endEvent') && !has(level, 'startEvent') && !level.children.some(startsByItself),
    ),
  ),
  toTheLetter('105', 'end-event-required', (diagram) =>
    levels(diagram).filter((level) => has(level, 'startEvent') && !has(level, 'endEvent')),
  ),
  toTheLetter('150', 'incoming-flow-required', (diagram) =>
    levels(diagram)
      .filter((level) => has(level, 'startEvent'))
      .flatMap((level) => flowNodes(level).filter((node) => !entered(diagram, node))),
  ),
  toTheLetter('151', 'outgoing-flow-required', (diagram) =>
    levels(diagram)
      .filter((level) => has(level, 'endEvent'))
      .flatMap((level) => flowNodes(level).filter((node) => !left(diagram, node))),
  ),
  always('58', 'event-sub-process-start-single', (diagram) =>
    diagram
      .all('SubProcess')
      .filter(isEventSubProcess)
      .filter((level) => childrenNamed(level, 'startEvent').length !== 1),
  ),
  always('61', 'ad-hoc-without-activity', (diagram) =>
    diagram
      .all('adHocSubProcess')
      .filter((level) => !level.children.some((child) => isA(child, 'Activity'))),
  ),
  always('62', 'not-allowed-in-ad-hoc', (diagram) =>
    diagram
      .all('startEvent', 'endEvent', 'ChoreographyActivity')
      .filter(({ parent }) => parent !== null && isAdHoc(parent)),
  ),
  always('36', 'choreography-in-process', (diagram) =>
    diagram.all('ChoreographyActivity').filter(({ parent }) => parent?.name === 'process'),
  ),
  always('56', 'choreography-in-sub-process', (diagram) =>
    diagram
      .all('ChoreographyActivity')
      .filter(({ parent }) => parent !== null && isA(parent, 'SubProcess')),
  ),
];
