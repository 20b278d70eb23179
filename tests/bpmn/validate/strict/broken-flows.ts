import { event, flow, formal, node, process } from './written-diagrams.ts';

/** Code, element and diagram that breaks it. */
export type Broken = readonly [code: string, element: string, content: string];

const note = '<textAnnotation id="n"><text>x</text></textAnnotation>';
const cast = (sides: string): string =>
  `<collaboration id="c"><participant id="A" processRef="p" /><participant id="B" /><messageFlow id="m" ${sides} /></collaboration>`;

export const brokenFlows: readonly Broken[] = [
  ['id-repeated', 'a', process(`${node('task', 'a')}${node('userTask', 'a')}`)],
  ['id-missing', 'p', process('<task />')],
  ['reference-to-nothing-or-wrong-kind', 'a-b', process(`${node('task', 'a')}${flow('a', 'b')}`)],
  [
    'reference-to-nothing-or-wrong-kind',
    'b',
    process(node('boundaryEvent', 'b', event('t', 'timer'), ' attachedToRef="p"')),
  ],
  [
    'event-sub-process-incoming',
    's',
    process(
      `${node('task', 'a')}${node('subProcess', 's', '', ' triggeredByEvent="true"')}${flow('a', 's')}`,
    ),
  ],
  [
    'event-sub-process-outgoing',
    's',
    process(
      `${node('task', 'a')}${node('subProcess', 's', '', ' triggeredByEvent="true"')}${flow('s', 'a')}`,
    ),
  ],
  [
    'instantiating-receive-incoming',
    'r',
    process(
      `${node('task', 'a')}${node('receiveTask', 'r', '', ' instantiate="true"')}${flow('a', 'r')}`,
    ),
  ],
  [
    'instantiating-gateway-incoming',
    'g',
    process(
      `${node('task', 'a')}${node('eventBasedGateway', 'g', '', ' instantiate="true"')}${flow('a', 'g')}`,
    ),
  ],
  [
    'start-event-incoming',
    's',
    process(`${node('startEvent', 's')}${node('task', 'a')}${flow('a', 's')}`),
  ],
  [
    'end-event-outgoing',
    'e',
    process(`${node('endEvent', 'e')}${node('task', 'a')}${flow('e', 'a')}`),
  ],
  [
    'boundary-event-incoming',
    'b',
    process(
      `${node('task', 'a')}${node('boundaryEvent', 'b', event('t', 'timer'), ' attachedToRef="a"')}${flow('a', 'b')}`,
    ),
  ],
  [
    'compensation-boundary-outgoing',
    'b',
    process(
      `${node('task', 'a')}${node('boundaryEvent', 'b', event('t', 'compensate'), ' attachedToRef="a"')}${flow('b', 'a')}`,
    ),
  ],
  [
    'link-catch-incoming',
    'l',
    process(
      `${node('task', 'a')}${node('intermediateCatchEvent', 'l', event('k', 'link'))}${flow('a', 'l')}`,
    ),
  ],
  [
    'link-throw-outgoing',
    'l',
    process(
      `${node('task', 'a')}${node('intermediateThrowEvent', 'l', event('k', 'link'))}${flow('l', 'a')}`,
    ),
  ],
  ['start-event-outgoing-required', 's', process(node('startEvent', 's'))],
  [
    'start-event-outgoing-required',
    's',
    process(`${node('startEvent', 's')}${node('task', 'a')}${flow('s', 'a')}`),
  ],
  ['end-event-incoming-required', 'e', process(node('endEvent', 'e'))],
  [
    'boundary-event-outgoing-required',
    'b',
    process(
      `${node('task', 'a')}${node('boundaryEvent', 'b', event('t', 'timer'), ' attachedToRef="a"')}`,
    ),
  ],
  [
    'catch-event-incoming-required',
    'c',
    process(node('intermediateCatchEvent', 'c', event('t', 'timer'))),
  ],
  [
    'catch-event-outgoing-required',
    'c',
    process(node('intermediateCatchEvent', 'c', event('t', 'timer'))),
  ],
  ['throw-event-incoming-required', 't', process(node('intermediateThrowEvent', 't'))],
  ['throw-event-outgoing-required', 't', process(node('intermediateThrowEvent', 't'))],
  ['artifact-as-flow-target', 'a-n', process(`${node('task', 'a')}${note}${flow('a', 'n')}`)],
  ['artifact-as-flow-source', 'n-a', process(`${node('task', 'a')}${note}${flow('n', 'a')}`)],
  [
    'artifact-as-message-flow-target',
    'm',
    `${process(note)}${cast('sourceRef="B" targetRef="n"')}`,
  ],
  [
    'artifact-as-message-flow-source',
    'm',
    `${process(note)}${cast('sourceRef="n" targetRef="B"')}`,
  ],
  [
    'flow-not-listed-at-its-ends',
    'a-b',
    process(
      `${node('task', 'a', '<outgoing>a-b</outgoing>')}${node('task', 'b')}${flow('a', 'b')}`,
    ),
  ],
  [
    'flow-not-immediate',
    'a-b',
    process(
      `${node('task', 'a')}${node('task', 'b')}${flow('a', 'b', '', ' isImmediate="false"')}`,
    ),
  ],
  [
    'only-flow-conditional',
    'a',
    process(
      `${node('task', 'a')}${node('task', 'b')}${flow('a', 'b', formal('conditionExpression', 'x'))}`,
    ),
  ],
  [
    'default-flow-from-elsewhere',
    'a',
    process(`${node('task', 'a', '', ' default="b-a"')}${node('task', 'b')}${flow('b', 'a')}`),
  ],
  [
    'flow-crosses-a-border',
    'a-b',
    process(`${node('task', 'a')}${node('subProcess', 's', node('task', 'b'))}${flow('a', 'b')}`),
  ],
  ['start-event-required', 'p', process(node('endEvent', 'e'))],
  ['end-event-required', 'p', process(node('startEvent', 's'))],
  ['incoming-flow-required', 'a', process(`${node('startEvent', 's')}${node('task', 'a')}`)],
  ['outgoing-flow-required', 'a', process(`${node('endEvent', 'e')}${node('task', 'a')}`)],
  [
    'event-sub-process-start-single',
    's',
    process(node('subProcess', 's', node('task', 'a'), ' triggeredByEvent="true"')),
  ],
  ['ad-hoc-without-activity', 's', process(node('adHocSubProcess', 's'))],
  [
    'not-allowed-in-ad-hoc',
    'e',
    process(node('adHocSubProcess', 's', `${node('task', 'a')}${node('endEvent', 'e')}`)),
  ],
  ['choreography-in-process', 'c', process(node('choreographyTask', 'c'))],
  [
    'choreography-in-sub-process',
    'c',
    process(node('subProcess', 's', node('subChoreography', 'c'))),
  ],
  [
    'message-flow-within-pool',
    'm',
    `${process(node('task', 'a'))}${cast('sourceRef="a" targetRef="A"')}`,
  ],
  [
    'start-event-sends',
    'm',
    `${process(node('startEvent', 'a'))}${cast('sourceRef="a" targetRef="B"')}`,
  ],
  [
    'start-event-receives-no-message',
    'm',
    `${process(node('startEvent', 'a'))}${cast('sourceRef="B" targetRef="a"')}`,
  ],
  [
    'end-event-receives',
    'm',
    `${process(node('endEvent', 'a'))}${cast('sourceRef="B" targetRef="a"')}`,
  ],
  [
    'end-event-sends-no-message',
    'm',
    `${process(node('endEvent', 'a'))}${cast('sourceRef="a" targetRef="B"')}`,
  ],
  [
    'catch-event-sends',
    'm',
    `${process(node('intermediateCatchEvent', 'a'))}${cast('sourceRef="a" targetRef="B"')}`,
  ],
  [
    'throw-event-receives',
    'm',
    `${process(node('intermediateThrowEvent', 'a'))}${cast('sourceRef="B" targetRef="a"')}`,
  ],
];
