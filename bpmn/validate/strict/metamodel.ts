import type { XmlNode } from './xml-node.ts';

/** Elements by their type in the metamodel of the specification; abstract types have capitals. */
const types = {
  Task: [
    'task',
    'userTask',
    'manualTask',
    'serviceTask',
    'scriptTask',
    'sendTask',
    'receiveTask',
    'businessRuleTask',
  ],
  SubProcess: ['subProcess', 'transaction', 'adHocSubProcess'],
  Activity: ['Task', 'SubProcess', 'callActivity'],
  CatchEvent: ['startEvent', 'intermediateCatchEvent', 'boundaryEvent'],
  ThrowEvent: ['endEvent', 'intermediateThrowEvent', 'implicitThrowEvent'],
  Event: ['CatchEvent', 'ThrowEvent', 'event'],
  Gateway: [
    'exclusiveGateway',
    'inclusiveGateway',
    'parallelGateway',
    'complexGateway',
    'eventBasedGateway',
  ],
  ChoreographyActivity: ['choreographyTask', 'subChoreography', 'callChoreography'],
  FlowNode: ['Activity', 'Event', 'Gateway', 'ChoreographyActivity'],
  FlowElement: [
    'FlowNode',
    'sequenceFlow',
    'dataObject',
    'dataObjectReference',
    'dataStoreReference',
  ],
  Artifact: ['association', 'group', 'textAnnotation'],
  EventDefinition: [
    'messageEventDefinition',
    'timerEventDefinition',
    'conditionalEventDefinition',
    'signalEventDefinition',
    'escalationEventDefinition',
    'errorEventDefinition',
    'compensateEventDefinition',
    'cancelEventDefinition',
    'terminateEventDefinition',
    'linkEventDefinition',
  ],
  ItemAwareElement: [
    'dataObject',
    'dataObjectReference',
    'dataStore',
    'dataStoreReference',
    'property',
    'dataInput',
    'dataOutput',
    'inputDataItem',
    'outputDataItem',
  ],
  GlobalTask: [
    'globalTask',
    'globalUserTask',
    'globalManualTask',
    'globalScriptTask',
    'globalBusinessRuleTask',
  ],
  CallableElement: ['process', 'GlobalTask'],
  Choreography: ['choreography', 'globalChoreographyTask'],
  Collaboration: ['collaboration', 'globalConversation', 'Choreography'],
  ConversationNode: ['conversation', 'subConversation', 'callConversation'],
  InteractionNode: ['participant', 'Activity', 'Event', 'ConversationNode'],
  ResourceRole: ['resourceRole', 'performer', 'humanPerformer', 'potentialOwner'],
  LoopCharacteristics: ['standardLoopCharacteristics', 'multiInstanceLoopCharacteristics'],
  RootElement: [
    'CallableElement',
    'Collaboration',
    'EventDefinition',
    'itemDefinition',
    'message',
    'signal',
    'error',
    'escalation',
    'interface',
    'resource',
    'dataStore',
    'category',
    'correlationProperty',
    'partnerEntity',
    'partnerRole',
    'endPoint',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type AbstractType = keyof typeof types;

const elements = new Map<string, ReadonlySet<string>>();
for (const type of Object.keys(types)) elements.set(type, new Set(expand(type)));

function expand(type: string): readonly string[] {
  const inner: readonly string[] | undefined = isAbstract(type) ? types[type] : undefined;
  return inner === undefined ? [type] : inner.flatMap(expand);
}

function isAbstract(type: string): type is AbstractType {
  return Object.hasOwn(types, type);
}

/** Whether an element has a type: an abstract one, or its own name. */
export function isA(node: XmlNode, type: string): boolean {
  return elements.get(type)?.has(node.name) ?? node.name === type;
}
