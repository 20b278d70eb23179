import type { Broken } from './broken-flows.ts';
import { element, event, flow, formal, node, process } from './written-diagrams.ts';

const boundary = (id: string, host: string, kind: string): string =>
  node('boundaryEvent', id, event(`${id}-d`, kind), ` attachedToRef="${host}"`);
const link = (id: string, content: string): string =>
  element('linkEventDefinition', `id="${id}"`, content);
const fan = (direction: string, flows: string): string =>
  process(
    `${node('exclusiveGateway', 'g', '', ` gatewayDirection="${direction}"`)}${['a', 'b', 'c', 'd'].map((id) => node('task', id)).join('')}${flows}`,
  );
const waiting = (targets: string, flows: string): string =>
  process(`${node('eventBasedGateway', 'g')}${targets}${flows}`);
const receive = (id: string): string => node('receiveTask', id);
const message = (id: string): string =>
  node('intermediateCatchEvent', id, event(`${id}-d`, 'message'));

export const brokenNodes: readonly Broken[] = [
  ['cancel-end-outside-transaction', 'e', process(node('endEvent', 'e', event('c', 'cancel')))],
  [
    'cancel-boundary-not-on-transaction',
    'b',
    process(`${node('task', 'a')}${boundary('b', 'a', 'cancel')}`),
  ],
  ['escalation-code-required', 'e', process(node('endEvent', 'e', event('c', 'escalation')))],
  [
    'escalation-code-required',
    'e',
    `${process(node('endEvent', 'e', element('escalationEventDefinition', 'escalationRef="x"')))}<escalation id="x" />`,
  ],
  [
    'event-definition-of-throw-event-shared',
    's',
    process(
      `${node('startEvent', 's', '<eventDefinitionRef>m</eventDefinitionRef>')}${node('endEvent', 'e', event('m', 'message'))}`,
    ),
  ],
  [
    'condition-not-formal',
    'c',
    process(
      node('intermediateCatchEvent', 'c', event('d', 'conditional', element('condition', '', 'x'))),
    ),
  ],
  ['message-required', 'c', process(message('c'))],
  ['operation-required', 'c', process(message('c'))],
  [
    'timer-with-several-times',
    'c',
    process(
      node(
        'intermediateCatchEvent',
        'c',
        `<timerEventDefinition>${formal('timeDate', '2026-01-01T00:00:00Z')}${formal('timeDuration', 'PT1S')}</timerEventDefinition>`,
      ),
    ),
  ],
  ['link-source-required', 'l', process(node('intermediateCatchEvent', 'c', link('l', '')))],
  ['link-target-required', 'l', process(node('intermediateThrowEvent', 'c', link('l', '')))],
  [
    'link-target-names-another-source',
    'l',
    process(
      `${node('intermediateThrowEvent', 'a', link('l', '<target>k</target>'))}${node('intermediateCatchEvent', 'c', link('k', ''))}`,
    ),
  ],
  [
    'link-leaves-its-level',
    'l',
    process(
      `${node('subProcess', 's', node('intermediateThrowEvent', 'a', link('l', '<target>k</target>')))}${node('intermediateCatchEvent', 'c', link('k', '<source>l</source>'))}`,
    ),
  ],
  [
    'compensation-handler-required',
    'b',
    process(`${node('task', 'a')}${boundary('b', 'a', 'compensate')}`),
  ],
  [
    'compensation-handler-not-marked',
    'h',
    process(
      `${node('task', 'a')}${boundary('b', 'a', 'compensate')}${node('task', 'h')}<association id="x" sourceRef="b" targetRef="h" />`,
    ),
  ],
  [
    'converging-gateway-splits',
    'g',
    fan('Converging', `${flow('a', 'g')}${flow('b', 'g')}${flow('g', 'c')}${flow('g', 'd')}`),
  ],
  [
    'diverging-gateway-joins',
    'g',
    fan('Diverging', `${flow('a', 'g')}${flow('b', 'g')}${flow('g', 'c')}${flow('g', 'd')}`),
  ],
  [
    'mixed-gateway-not-mixed',
    'g',
    fan('Mixed', `${flow('a', 'g')}${flow('g', 'c')}${flow('g', 'd')}`),
  ],
  ['gateway-decides-nothing', 'g', fan('Unspecified', `${flow('a', 'g')}${flow('g', 'c')}`)],
  ['event-based-gateway-needs-two-flows', 'g', waiting(receive('r'), flow('g', 'r'))],
  [
    'event-based-gateway-condition',
    'g-r',
    waiting(receive('r'), flow('g', 'r', formal('conditionExpression', 'x'))),
  ],
  [
    'event-based-gateway-target-not-allowed',
    't',
    waiting(`${node('userTask', 't')}${receive('r')}`, `${flow('g', 't')}${flow('g', 'r')}`),
  ],
  [
    'event-based-gateway-mixes-messages',
    'g',
    waiting(`${message('m')}${receive('r')}`, `${flow('g', 'm')}${flow('g', 'r')}`),
  ],
  [
    'receive-task-behind-gateway-with-boundary',
    'r',
    waiting(`${receive('r')}${boundary('b', 'r', 'timer')}`, flow('g', 'r')),
  ],
  [
    'event-based-gateway-target-entered-elsewhere',
    'r',
    waiting(`${receive('r')}${node('task', 'a')}`, `${flow('g', 'r')}${flow('a', 'r')}`),
  ],
  [
    'choreography-refers-to-choreography',
    'c',
    '<choreography id="c"><choreographyRef>o</choreographyRef></choreography><choreography id="o" />',
  ],
  [
    'participant-minimum-negative',
    'A',
    '<collaboration id="c"><participant id="A"><participantMultiplicity minimum="-1" maximum="1" /></participant></collaboration>',
  ],
  [
    'participant-maximum-too-small',
    'A',
    '<collaboration id="c"><participant id="A"><participantMultiplicity minimum="3" maximum="2" /></participant></collaboration>',
  ],
  [
    'global-conversation-with-nodes',
    'c',
    '<globalConversation id="c"><conversation id="n" /></globalConversation>',
  ],
  [
    'closed-differs-from-choreography',
    'c',
    '<collaboration id="c" isClosed="true"><choreographyRef>o</choreographyRef></collaboration><choreography id="o" />',
  ],
  ['public-process-executable', 'p', process('', ' processType="Public"')],
  ['start-quantity-below-one', 'a', process(node('task', 'a', '', ' startQuantity="0"'))],
  [
    'completion-quantity-below-one',
    'a',
    process(node('task', 'a', '', ' completionQuantity="-2"')),
  ],
  [
    'resource-named-and-computed',
    'r',
    process(
      node(
        'userTask',
        'a',
        node('potentialOwner', 'r', '<resourceRef>R</resourceRef><resourceAssignmentExpression />'),
      ),
    ),
  ],
  [
    'resource-parameter-without-resource',
    'r',
    process(node('userTask', 'a', node('performer', 'r', '<resourceParameterBinding />'))),
  ],
  [
    'loop-characteristics-repeated',
    'a',
    process(
      node('task', 'a', '<standardLoopCharacteristics /><multiInstanceLoopCharacteristics />'),
    ),
  ],
  ['script-format-required', 'a', process(node('scriptTask', 'a', '<script>x</script>'))],
  [
    'multi-instance-without-number',
    'a',
    process(node('task', 'a', '<multiInstanceLoopCharacteristics />')),
  ],
  [
    'called-process-without-none-start',
    'a',
    `${process(node('callActivity', 'a', '', ' calledElement="q"'))}<process id="q">${node('startEvent', 's', event('t', 'timer'))}</process>`,
  ],
  [
    'expression-not-formal',
    'a-b',
    process(
      `${node('task', 'a')}${node('task', 'b')}${flow('a', 'b', '<conditionExpression>x</conditionExpression>')}`,
    ),
  ],
  [
    'expression-empty',
    'a-b',
    process(
      `${node('task', 'a')}${node('task', 'b')}${flow('a', 'b', formal('conditionExpression', ' '))}`,
    ),
  ],
  [
    'completion-condition-not-boolean',
    'a',
    process(
      node(
        'task',
        'a',
        `<multiInstanceLoopCharacteristics>${formal('completionCondition', '= 7')}</multiInstanceLoopCharacteristics>`,
      ),
    ),
  ],
  [
    'behavior-condition-not-boolean',
    'a',
    process(
      node(
        'task',
        'a',
        '<multiInstanceLoopCharacteristics><complexBehaviorDefinition><condition>"yes"</condition></complexBehaviorDefinition></multiInstanceLoopCharacteristics>',
      ),
    ),
  ],
  [
    'documentation-format-not-mime',
    'a',
    process(node('task', 'a', '<documentation textFormat="plain">x</documentation>')),
  ],
  [
    'annotation-format-not-mime',
    'n',
    process('<textAnnotation id="n" textFormat="plain"><text>x</text></textAnnotation>'),
  ],
  [
    'script-format-not-mime',
    'a',
    process(node('scriptTask', 'a', '<script>x</script>', ' scriptFormat="feel"')),
  ],
  [
    'language-not-uri',
    'a-b',
    process(
      `${node('task', 'a')}${node('task', 'b')}${flow('a', 'b', '<conditionExpression language="not a uri">x</conditionExpression>')}`,
    ),
  ],
  [
    'transaction-method-not-uri',
    't',
    process(node('transaction', 't', '', ' method="100% {sure}"')),
  ],
  ...(['Date', 'Cycle', 'Duration'] as const).map((kind): Broken => [
    `time-${kind.toLowerCase()}-not-valid`,
    'c',
    process(
      node(
        'intermediateCatchEvent',
        'c',
        `<timerEventDefinition>${formal(`time${kind}`, 'tomorrow')}</timerEventDefinition>`,
      ),
    ),
  ]),
];
