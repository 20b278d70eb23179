import type { Broken } from './broken-flows.ts';
import { element, node, process } from './written-diagrams.ts';

const items =
  '<itemDefinition id="one" structureRef="Text" /><itemDefinition id="many" structureRef="Text" isCollection="true" /><itemDefinition id="number" structureRef="Number" /><message id="msg" itemRef="one" /><interface id="i"><operation id="op"><inMessageRef>msg</inMessageRef><outMessageRef>msg</outMessageRef></operation></interface>';
const input = (id: string, item: string, more = ''): string =>
  `<dataInput id="${id}" itemSubjectRef="${item}"${more} />`;
const output = (id: string, item: string): string =>
  `<dataOutput id="${id}" itemSubjectRef="${item}" />`;
const inputs = (...ids: readonly string[]): string =>
  `<inputSet>${ids.map((id) => `<dataInputRefs>${id}</dataInputRefs>`).join('')}</inputSet>`;
const outputs = (...ids: readonly string[]): string =>
  `<outputSet>${ids.map((id) => `<dataOutputRefs>${id}</dataOutputRefs>`).join('')}</outputSet>`;
const io = (content: string): string => element('ioSpecification', 'id="io"', content);
const task = (name: string, attributes: string, content: string): string =>
  items + process(element(name, `id="a" ${attributes}`, content));
const loop = (content: string): string =>
  `<multiInstanceLoopCharacteristics>${content}</multiInstanceLoopCharacteristics>`;
const association = (kind: string, content: string): string =>
  element(`data${kind}Association`, 'id="x"', content);

const service = 'operationRef="op"';
const messaging = 'messageRef="msg"';

export const brokenData: readonly Broken[] = [
  [
    'data-object-collection-differs',
    'o',
    items + process('<dataObject id="o" itemSubjectRef="many" />'),
  ],
  [
    'data-input-collection-differs',
    'i1',
    task('task', '', io(`${input('i1', 'many')}${inputs('i1')}`)),
  ],
  [
    'data-output-collection-differs',
    'o1',
    task('task', '', io(`${output('o1', 'many')}${outputs('o1')}`)),
  ],
  [
    'loop-data-input-not-of-task',
    'a',
    task('task', '', loop('<loopDataInputRef>elsewhere</loopDataInputRef>')),
  ],
  [
    'loop-input-not-scalar-of-collection',
    'a',
    task(
      'task',
      '',
      `${io(`${input('i1', 'many', ' isCollection="true"')}${inputs('i1')}`)}${loop('<loopDataInputRef>i1</loopDataInputRef><inputDataItem id="one-of" itemSubjectRef="number" />')}`,
    ),
  ],
  [
    'loop-output-not-scalar-of-collection',
    'a',
    task(
      'task',
      '',
      `${io(`${output('o1', 'many')}${outputs('o1')}`)}${loop('<loopDataOutputRef>o1</loopDataOutputRef><outputDataItem id="one-of" itemSubjectRef="many" />')}`,
    ),
  ],
  [
    'data-state-not-in-name',
    'r',
    process(
      '<dataObject id="o" name="Form" /><dataObjectReference id="r" dataObjectRef="o" name="Form"><dataState name="signed" /></dataObjectReference>',
    ),
  ],
  [
    'property-not-allowed-here',
    'g-p',
    process(node('exclusiveGateway', 'g', node('property', 'g-p'))),
  ],
  [
    'sub-process-with-io-specification',
    's',
    process(
      node('subProcess', 's', '<ioSpecification><inputSet /><outputSet /></ioSpecification>'),
    ),
  ],
  [
    'association-into-process-input',
    'x',
    items +
      process(
        `${io(`${input('i1', 'one')}${inputs('i1')}`)}${node('task', 'a', association('Output', '<sourceRef>i1</sourceRef><targetRef>i1</targetRef>'))}`,
      ),
  ],
  [
    'association-from-process-output',
    'x',
    items +
      process(
        `${io(`${output('o1', 'one')}${outputs('o1')}`)}${node('task', 'a', association('Input', '<sourceRef>o1</sourceRef><targetRef>o1</targetRef>'))}`,
      ),
  ],
  [
    'association-items-differ',
    'x',
    items +
      process(
        `<dataObject id="o" itemSubjectRef="one" /><dataObjectReference id="r" dataObjectRef="o" />${node('task', 'a', `${io(`${input('i1', 'number')}${inputs('i1')}`)}${association('Input', '<sourceRef>r</sourceRef><targetRef>i1</targetRef>')}`)}`,
      ),
  ],
  [
    'association-with-several-sources',
    'x',
    items +
      process(
        `<property id="q" /><property id="r" />${node('task', 'a', `${io(`${input('i1', 'one')}${inputs('i1')}`)}${association('Input', '<sourceRef>q</sourceRef><sourceRef>r</sourceRef><targetRef>i1</targetRef>')}`)}`,
      ),
  ],
  ['data-input-in-no-set', 'i1', task('task', '', io(`${input('i1', 'one')}${inputs()}`))],
  ['data-output-in-no-set', 'o1', task('task', '', io(`${output('o1', 'one')}${outputs()}`))],
  ...(
    [
      ['optional-input', 'inputSet', 'optionalInputRefs'],
      ['while-executing-input', 'inputSet', 'whileExecutingInputRefs'],
      ['optional-output', 'outputSet', 'optionalOutputRefs'],
      ['while-executing-output', 'outputSet', 'whileExecutingOutputRefs'],
    ] as const
  ).map(([what, set, reference]): Broken => [
    `${what}-not-listed`,
    'set',
    task('task', '', io(node(set, 'set', `<${reference}>x</${reference}>`))),
  ]),
  [
    'output-set-points-elsewhere',
    'in',
    task(
      'task',
      '',
      io(
        `${node('inputSet', 'in', '<outputSetRefs>out</outputSetRefs>')}${node('outputSet', 'out')}`,
      ),
    ),
  ],
  [
    'input-set-points-elsewhere',
    'out',
    task(
      'task',
      '',
      io(`${node('inputSet', 'in')}${node('outputSet', 'out', '<inputSetRefs>in</inputSetRefs>')}`),
    ),
  ],
  ['service-task-input-set-single', 'a', task('serviceTask', service, '')],
  [
    'service-task-output-sets',
    'a',
    task('serviceTask', service, io(`${inputs()}${outputs()}${outputs()}`)),
  ],
  [
    'service-task-input-differs',
    'a',
    task('serviceTask', service, io(`${input('i1', 'number')}${inputs('i1')}`)),
  ],
  [
    'service-task-output-differs',
    'a',
    task('serviceTask', service, io(`${output('o1', 'number')}${inputs()}${outputs('o1')}`)),
  ],
  ['send-task-input-sets', 'a', task('sendTask', messaging, io(`${inputs()}${inputs()}`))],
  [
    'send-task-data-inputs',
    'a',
    task('sendTask', messaging, io(`${input('i1', 'one')}${input('i2', 'one')}`)),
  ],
  ['send-task-input-differs', 'a', task('sendTask', messaging, io(input('i1', 'number')))],
  ['receive-task-output-sets', 'a', task('receiveTask', messaging, io(`${outputs()}${outputs()}`))],
  [
    'receive-task-data-outputs',
    'a',
    task('receiveTask', messaging, io(`${output('o1', 'one')}${output('o2', 'one')}`)),
  ],
  ['receive-task-output-differs', 'a', task('receiveTask', messaging, io(output('o1', 'number')))],
  [
    'call-data-differs-from-called',
    'a',
    `${task('callActivity', 'calledElement="g"', io(`${input('i1', 'one')}${inputs('i1')}`))}<globalTask id="g" />`,
  ],
  [
    'service-without-binding',
    'g',
    `${items}<globalTask id="g"><supportedInterfaceRef>i</supportedInterfaceRef></globalTask>`,
  ],
  [
    'binding-does-not-fit-operation',
    'b',
    `${items}<globalTask id="g">${io(`${input('i1', 'number')}${inputs('i1')}`)}<ioBinding id="b" operationRef="op" inputDataRef="i1" /></globalTask>`,
  ],
  [
    'event-data-not-one-for-each-definition',
    'e',
    items + process(node('endEvent', 'e', `${input('i1', 'one')}${inputs('i1')}`)),
  ],
  [
    'event-data-differs',
    'e',
    items +
      process(
        node(
          'endEvent',
          'e',
          `${input('i1', 'number')}${inputs('i1')}<messageEventDefinition messageRef="msg" />`,
        ),
      ),
  ],
];
