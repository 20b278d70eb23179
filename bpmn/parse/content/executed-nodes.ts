import { only, taken } from './use.ts';
import type { Uses } from './use.ts';

const flowElement: Uses = {
  id: 'read',
  name: 'read',
  documentation: taken('words'),
  extensionElements: 'extensions',
  auditing: 'part',
  monitoring: 'part',
  categoryValueRef: taken('grouping'),
};
const flowNode: Uses = { ...flowElement, incoming: 'read', outgoing: 'read' };
const withoutInterface: Uses = {
  ...flowNode,
  default: 'read',
  isForCompensation: 'read',
  loopCharacteristics: 'part',
  startQuantity: 'read',
  completionQuantity: 'read',
  properties: 'part',
  dataInputAssociations: 'part',
  dataOutputAssociations: 'part',
};
/** Sub-processes have none: they see what is around them (10.3.5). */
const activity: Uses = { ...withoutInterface, ioSpecification: 'part' };
const event: Uses = {
  ...flowNode,
  eventDefinitions: 'part',
  eventDefinitionRef: 'read',
  properties: 'part',
};
const throwEvent: Uses = {
  ...event,
  dataInputs: 'part',
  dataInputAssociations: 'part',
  inputSet: taken('asIs'),
};
const catchEvent: Uses = {
  ...event,
  parallelMultiple: 'read',
  dataOutputs: 'part',
  dataOutputAssociations: 'part',
  outputSet: taken('asIs'),
};
const gateway: Uses = { ...flowNode, gatewayDirection: taken('flows') };
/** How a web service would be called; here `bh:service` and the message say what is done. */
const implementation = only('##WebService', '##unspecified');

/** Flow nodes that the engine runs, with what the transformations read of them. */
export const executedNodes = {
  'bpmn:StartEvent': { ...catchEvent, isInterrupting: 'read' },
  'bpmn:EndEvent': throwEvent,
  'bpmn:IntermediateThrowEvent': throwEvent,
  'bpmn:IntermediateCatchEvent': catchEvent,
  'bpmn:BoundaryEvent': { ...catchEvent, attachedToRef: 'read', cancelActivity: 'read' },
  'bpmn:Task': activity,
  'bpmn:ManualTask': activity,
  'bpmn:UserTask': { ...activity, implementation: only('##unspecified') },
  'bpmn:ServiceTask': { ...activity, implementation },
  'bpmn:ScriptTask': { ...activity, scriptFormat: 'read', script: 'read' },
  'bpmn:SendTask': { ...activity, implementation, messageRef: 'read', operationRef: 'read' },
  'bpmn:BusinessRuleTask': { ...activity, implementation: only('##unspecified') },
  'bpmn:ReceiveTask': {
    ...activity,
    implementation,
    messageRef: 'read',
    operationRef: 'read',
    instantiate: 'read',
  },
  'bpmn:SubProcess': {
    ...withoutInterface,
    triggeredByEvent: 'read',
    flowElements: 'contents',
    laneSets: 'contents',
    artifacts: 'contents',
  },
  'bpmn:Transaction': {
    ...withoutInterface,
    triggeredByEvent: only(false),
    method: only('##Compensate'),
    flowElements: 'contents',
    laneSets: 'contents',
    artifacts: 'contents',
  },
  'bpmn:AdHocSubProcess': {
    ...activity,
    triggeredByEvent: only(false),
    completionCondition: 'part',
    ordering: 'read',
    cancelRemainingInstances: 'read',
    flowElements: 'contents',
    laneSets: 'contents',
    artifacts: 'contents',
  },
  'bpmn:CallActivity': { ...activity, calledElement: 'read' },
  'bpmn:ExclusiveGateway': { ...gateway, default: 'read' },
  'bpmn:ParallelGateway': gateway,
  'bpmn:InclusiveGateway': { ...gateway, default: 'read' },
  'bpmn:ComplexGateway': { ...gateway, default: 'read', activationCondition: 'part' },
  'bpmn:EventBasedGateway': {
    ...gateway,
    instantiate: 'read',
    eventGatewayType: 'read',
  },
} as const satisfies Readonly<Record<string, Uses>>;
export type ExecutedNode = keyof typeof executedNodes;

/** The other flow element: it joins nodes. */
export const sequenceFlow: Uses = {
  ...flowElement,
  sourceRef: 'read',
  targetRef: 'read',
  conditionExpression: 'part',
  isImmediate: only(true),
};
