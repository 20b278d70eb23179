/** Namespace of what a diagram means, as against how it is drawn. */
export const model = 'http://www.omg.org/spec/BPMN/20100524/MODEL';

export const idOf = (element: Element): string => element.getAttribute('id') ?? '';

export const childrenOf = (element: Element, names: readonly string[]): readonly Element[] =>
  [...element.children].filter(
    ({ namespaceURI, localName }) => namespaceURI === model && names.includes(localName),
  );

export const containers = ['subProcess', 'adHocSubProcess', 'transaction'];

const events = [
  'startEvent',
  'endEvent',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
];

/** Width and height of what is drawn, by its element; 100 × 80 for all activities. */
const sizes: Readonly<Record<string, readonly [number, number]>> = {
  ...Object.fromEntries(events.map((event) => [event, [36, 36] as const])),
  ...Object.fromEntries(
    ['exclusive', 'inclusive', 'parallel', 'complex', 'eventBased'].map((kind) => [
      `${kind}Gateway`,
      [50, 50] as const,
    ]),
  ),
  dataObjectReference: [36, 50],
  dataStoreReference: [50, 50],
  textAnnotation: [140, 40],
};
const activity = [100, 80] as const;

export const sizeOf = ({ localName }: Element): readonly [number, number] =>
  sizes[localName] ?? activity;

/** What stands in the way of the flow. */
export const nodeNames = [
  ...containers,
  ...events.filter((event) => event !== 'boundaryEvent'),
  ...Object.keys(sizes).filter((name) => name.endsWith('Gateway')),
  'task',
  'userTask',
  'serviceTask',
  'scriptTask',
  'businessRuleTask',
  'sendTask',
  'receiveTask',
  'manualTask',
  'callActivity',
];

/** What stands beside it. */
export const besideNames = ['dataObjectReference', 'dataStoreReference', 'textAnnotation'];
