import { correlationTypes } from './correlation-types.ts';
import { dataTypes } from './data-types.ts';
import { executedNodes, sequenceFlow } from './executed-nodes.ts';
import { only, taken } from './use.ts';
import type { Uses } from './use.ts';

const basic: Uses = { id: 'read', documentation: taken('words') };
/** The default of the specification is XPath; here an expression is FEEL where nothing else is said. */
const expressionLanguages = [
  'http://www.w3.org/1999/XPath',
  'http://www.omg.org/spec/FEEL/20140401',
  'http://www.omg.org/spec/DMN/20180521/FEEL/',
  'https://www.omg.org/spec/DMN/20191111/FEEL/',
  'https://www.omg.org/spec/DMN/20211108/FEEL/',
  'https://www.omg.org/spec/DMN/20230324/FEEL/',
];

const globalTask: Uses = {
  ...basic,
  name: 'read',
  extensionElements: 'extensions',
  ioSpecification: 'part',
};

/** Types of bpmn-moddle that the transformations read. What is in neither table is refused. */
export const executedTypes: Readonly<Record<string, Uses>> = {
  ...executedNodes,
  ...dataTypes,
  'bpmn:SequenceFlow': sequenceFlow,
  'bpmn:Definitions': {
    ...basic,
    name: taken('words'),
    targetNamespace: taken('words'),
    exporter: taken('words'),
    exporterVersion: taken('words'),
    expressionLanguage: only(...expressionLanguages),
    typeLanguage: taken('type'),
    rootElements: 'contents',
    diagrams: taken('drawing'),
  },
  'bpmn:Process': {
    ...basic,
    name: 'read',
    extensionElements: 'extensions',
    isExecutable: 'read',
    isClosed: only(false),
    // A public process shows only what partners see of another one.
    processType: only('None', 'Private'),
    laneSets: 'contents',
    flowElements: 'contents',
    properties: 'part',
    ioSpecification: 'part',
    artifacts: 'contents',
    auditing: 'part',
    monitoring: 'part',
    correlationSubscriptions: 'contents',
    definitionalCollaborationRef: taken('drawing'),
  },
  'bpmn:GlobalTask': globalTask,
  'bpmn:GlobalManualTask': globalTask,
  'bpmn:GlobalUserTask': { ...globalTask, implementation: only('##unspecified') },
  'bpmn:GlobalScriptTask': { ...globalTask, script: 'read', scriptLanguage: 'read' },
  'bpmn:GlobalBusinessRuleTask': { ...globalTask, implementation: only('##unspecified') },
  'bpmn:LaneSet': { ...basic, name: taken('words'), lanes: 'contents' },
  'bpmn:Lane': {
    ...basic,
    name: 'read',
    extensionElements: 'extensions',
    flowNodeRef: 'read',
    childLaneSet: 'contents',
  },
  // Pools are frames around the processes that run; `pools.ts` refuses those that are more.
  'bpmn:Collaboration': {
    ...basic,
    name: taken('words'),
    isClosed: only(false),
    participants: 'contents',
    messageFlows: 'contents',
    conversations: 'contents',
    conversationLinks: 'contents',
    correlationKeys: 'contents',
    artifacts: 'contents',
  },
  'bpmn:Participant': {
    ...basic,
    name: taken('words'),
    processRef: 'read',
    interfaceRef: taken('contract'),
    participantMultiplicity: 'part',
  },
  // Each instance comes to be by its own start; several at once would have to be counted somewhere.
  'bpmn:ParticipantMultiplicity': { ...basic, minimum: only(0, 1), maximum: only(1) },
  'bpmn:MessageFlow': {
    ...basic,
    name: taken('words'),
    sourceRef: 'read',
    targetRef: 'read',
    messageRef: 'read',
  },
  ...correlationTypes,
  'bpmn:Interface': { ...basic, name: taken('words'), operations: 'contents' },
  'bpmn:Operation': {
    ...basic,
    name: taken('words'),
    inMessageRef: 'read',
    outMessageRef: taken('contract'),
    errorRef: taken('contract'),
  },
  'bpmn:Message': { ...basic, name: 'read', itemRef: taken('type') },
  'bpmn:Error': { ...basic, name: taken('words'), errorCode: 'read', structureRef: taken('type') },
  'bpmn:Escalation': {
    ...basic,
    name: taken('words'),
    escalationCode: 'read',
    structureRef: taken('type'),
  },
  'bpmn:TimerEventDefinition': {
    ...basic,
    extensionElements: 'extensions',
    timeDate: 'part',
    timeDuration: 'part',
    timeCycle: 'part',
  },
  'bpmn:MessageEventDefinition': { ...basic, messageRef: 'read', operationRef: 'read' },
  'bpmn:Signal': { ...basic, name: 'read', structureRef: taken('type') },
  'bpmn:SignalEventDefinition': { ...basic, signalRef: 'read' },
  'bpmn:ConditionalEventDefinition': { ...basic, condition: 'part' },
  'bpmn:CompensateEventDefinition': {
    ...basic,
    activityRef: 'read',
    waitForCompletion: only(true),
  },
  'bpmn:CancelEventDefinition': basic,
  'bpmn:ErrorEventDefinition': { ...basic, errorRef: 'read' },
  'bpmn:EscalationEventDefinition': { ...basic, escalationRef: 'read' },
  'bpmn:LinkEventDefinition': { ...basic, name: 'read', source: 'read', target: 'read' },
  'bpmn:TerminateEventDefinition': basic,
  'bpmn:StandardLoopCharacteristics': {
    ...basic,
    testBefore: 'read',
    loopMaximum: 'read',
    loopCondition: 'part',
  },
  'bpmn:MultiInstanceLoopCharacteristics': {
    ...basic,
    extensionElements: 'extensions',
    isSequential: 'read',
    behavior: 'read',
    noneBehaviorEventRef: 'read',
    oneBehaviorEventRef: 'read',
    complexBehaviorDefinition: 'part',
    loopCardinality: 'part',
    loopDataInputRef: 'read',
    loopDataOutputRef: 'read',
    inputDataItem: 'part',
    outputDataItem: 'part',
    completionCondition: 'part',
  },
  'bpmn:ComplexBehaviorDefinition': { ...basic, condition: 'part', event: 'part' },
  'bpmn:ImplicitThrowEvent': {
    ...basic,
    name: taken('words'),
    eventDefinitions: 'part',
    eventDefinitionRef: 'read',
  },
  'bpmn:Expression': { ...basic, body: 'read' },
  'bpmn:FormalExpression': {
    ...basic,
    body: 'read',
    language: 'read',
    evaluatesToTypeRef: taken('type'),
  },
};
