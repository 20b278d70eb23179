import type { Diagram } from '../diagram.ts';
import { isA } from '../metamodel.ts';
import { always, toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { attribute, childrenNamed, references } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

const directed =
  (direction: string, fits: (incoming: number, outgoing: number) => boolean) =>
  (diagram: Diagram): readonly XmlNode[] =>
    diagram
      .all('Gateway')
      .filter((gateway) => attribute(gateway, 'gatewayDirection') === direction)
      .filter(
        (gateway) => !fits(diagram.incoming(gateway).length, diagram.outgoing(gateway).length),
      );

const eventBased = (diagram: Diagram): readonly XmlNode[] => diagram.all('eventBasedGateway');

const targets = (diagram: Diagram, gateway: XmlNode): readonly XmlNode[] =>
  diagram.outgoing(gateway).flatMap((flow) => diagram.referred(flow, 'targetRef'));

const behindEventBased = (diagram: Diagram): readonly XmlNode[] =>
  eventBased(diagram).flatMap((gateway) => targets(diagram, gateway));

/** What an event-based gateway may wait for (BPMN 2.0.2, 10.6.6). */
const awaited: ReadonlySet<string> = new Set(
  ['message', 'signal', 'timer', 'conditional'].map((kind) => `${kind}EventDefinition`),
);

const canBeAwaited = (diagram: Diagram, node: XmlNode): boolean =>
  node.name === 'receiveTask' ||
  (node.name === 'intermediateCatchEvent' &&
    diagram.definitions(node).every(({ name }) => awaited.has(name)));

export const gatewayRules: readonly DiagramRule[] = [
  toTheLetter(
    '17',
    'converging-gateway-splits',
    directed('Converging', (_incoming, outgoing) => outgoing <= 1),
  ),
  toTheLetter(
    '18',
    'diverging-gateway-joins',
    directed('Diverging', (incoming) => incoming <= 1),
  ),
  toTheLetter(
    '19',
    'mixed-gateway-not-mixed',
    directed('Mixed', (incoming, outgoing) => incoming > 1 && outgoing > 1),
  ),
  toTheLetter('135', 'gateway-decides-nothing', (diagram) =>
    diagram
      .all('Gateway')
      .filter(
        (gateway) => diagram.incoming(gateway).length < 2 && diagram.outgoing(gateway).length < 2,
      ),
  ),
  always('136', 'event-based-gateway-needs-two-flows', (diagram) =>
    eventBased(diagram).filter((gateway) => diagram.outgoing(gateway).length < 2),
  ),
  always('137', 'event-based-gateway-condition', (diagram) =>
    eventBased(diagram)
      .flatMap((gateway) => diagram.outgoing(gateway))
      .filter((flow) => childrenNamed(flow, 'conditionExpression').length > 0),
  ),
  always('138', 'event-based-gateway-target-not-allowed', (diagram) =>
    behindEventBased(diagram).filter((node) => !canBeAwaited(diagram, node)),
  ),
  always('139', 'event-based-gateway-mixes-messages', (diagram) =>
    eventBased(diagram).filter((gateway) => {
      const nodes = targets(diagram, gateway);
      return (
        nodes.some(({ name }) => name === 'receiveTask') &&
        nodes.some((node) => isA(node, 'Event') && diagram.defines(node, 'messageEventDefinition'))
      );
    }),
  ),
  always('140', 'receive-task-behind-gateway-with-boundary', (diagram) => {
    const hosts = new Set(
      diagram.all('boundaryEvent').flatMap((boundary) => references(boundary, 'attachedToRef')),
    );
    return behindEventBased(diagram).filter(
      (node) => node.name === 'receiveTask' && hosts.has(attribute(node, 'id') ?? ''),
    );
  }),
  always('141', 'event-based-gateway-target-entered-elsewhere', (diagram) =>
    behindEventBased(diagram).filter((node) => diagram.incoming(node).length > 1),
  ),
];
