import type { ShapeIconName } from './shape-icons.ts';
import type { ShapeSpec } from './shape-spec.ts';

/** One thing that can be drawn; its word is `designer.shape.<key>`. */
export interface PaletteItem {
  readonly key: string;
  readonly icon: ShapeIconName;
  readonly spec: ShapeSpec;
}

const definition = (kind: string): string => `bpmn:${kind}EventDefinition`;
const startEvent = (kind: string): ShapeSpec => ({
  type: 'bpmn:StartEvent',
  definition: definition(kind),
});
const endEvent = (kind: string): ShapeSpec => ({
  type: 'bpmn:EndEvent',
  definition: definition(kind),
});
const catchEvent = (kind: string): ShapeSpec => ({
  type: 'bpmn:IntermediateCatchEvent',
  definition: definition(kind),
});
const throwEvent = (kind: string): ShapeSpec => ({
  type: 'bpmn:IntermediateThrowEvent',
  definition: definition(kind),
});
const inside: ShapeSpec = { type: 'bpmn:StartEvent' };

/** What the engine runs, and what documents it, by the groups of the palette. */
export const paletteItems = {
  events: [
    { key: 'start', icon: 'start', spec: { type: 'bpmn:StartEvent' } },
    { key: 'startMessage', icon: 'startMessage', spec: startEvent('Message') },
    { key: 'startTimer', icon: 'startTimer', spec: startEvent('Timer') },
    { key: 'startSignal', icon: 'startSignal', spec: startEvent('Signal') },
    { key: 'startCondition', icon: 'startCondition', spec: startEvent('Conditional') },
  ],
  ends: [
    { key: 'end', icon: 'end', spec: { type: 'bpmn:EndEvent' } },
    { key: 'endTerminate', icon: 'endTerminate', spec: endEvent('Terminate') },
    { key: 'endMessage', icon: 'endMessage', spec: endEvent('Message') },
    { key: 'endError', icon: 'endError', spec: endEvent('Error') },
    { key: 'endEscalation', icon: 'endEscalation', spec: endEvent('Escalation') },
    { key: 'endSignal', icon: 'endSignal', spec: endEvent('Signal') },
    { key: 'endCompensation', icon: 'endCompensation', spec: endEvent('Compensate') },
    { key: 'endCancel', icon: 'endCancel', spec: endEvent('Cancel') },
  ],
  between: [
    { key: 'timer', icon: 'timer', spec: catchEvent('Timer') },
    { key: 'catchMessage', icon: 'catchMessage', spec: catchEvent('Message') },
    { key: 'catchSignal', icon: 'catchSignal', spec: catchEvent('Signal') },
    { key: 'catchCondition', icon: 'condition', spec: catchEvent('Conditional') },
    { key: 'catchLink', icon: 'link', spec: catchEvent('Link') },
    { key: 'throwMessage', icon: 'throwMessage', spec: throwEvent('Message') },
    { key: 'throwSignal', icon: 'throwSignal', spec: throwEvent('Signal') },
    { key: 'throwEscalation', icon: 'escalation', spec: throwEvent('Escalation') },
    { key: 'throwCompensation', icon: 'compensation', spec: throwEvent('Compensate') },
    { key: 'throwLink', icon: 'link', spec: throwEvent('Link') },
    { key: 'throwNothing', icon: 'between', spec: { type: 'bpmn:IntermediateThrowEvent' } },
  ],
  tasks: [
    { key: 'userTask', icon: 'userTask', spec: { type: 'bpmn:UserTask' } },
    { key: 'serviceTask', icon: 'serviceTask', spec: { type: 'bpmn:ServiceTask' } },
    {
      key: 'scriptTask',
      icon: 'scriptTask',
      spec: { type: 'bpmn:ScriptTask', attributes: { scriptFormat: 'feel' } },
    },
    { key: 'ruleTask', icon: 'ruleTask', spec: { type: 'bpmn:BusinessRuleTask' } },
    { key: 'sendTask', icon: 'sendTask', spec: { type: 'bpmn:SendTask' } },
    { key: 'receiveTask', icon: 'receiveTask', spec: { type: 'bpmn:ReceiveTask' } },
    { key: 'manualTask', icon: 'manualTask', spec: { type: 'bpmn:ManualTask' } },
    { key: 'task', icon: 'task', spec: { type: 'bpmn:Task' } },
    { key: 'callActivity', icon: 'callActivity', spec: { type: 'bpmn:CallActivity' } },
    {
      key: 'countersign',
      icon: 'multiParallel',
      spec: {
        type: 'bpmn:UserTask',
        loop: { type: 'bpmn:MultiInstanceLoopCharacteristics', isSequential: false },
      },
    },
    {
      key: 'repeated',
      icon: 'loop',
      spec: {
        type: 'bpmn:UserTask',
        loop: { type: 'bpmn:StandardLoopCharacteristics' },
      },
    },
  ],
  gateways: [
    { key: 'exclusive', icon: 'exclusive', spec: { type: 'bpmn:ExclusiveGateway' } },
    { key: 'parallel', icon: 'parallel', spec: { type: 'bpmn:ParallelGateway' } },
    { key: 'inclusive', icon: 'inclusive', spec: { type: 'bpmn:InclusiveGateway' } },
    { key: 'eventBased', icon: 'eventBased', spec: { type: 'bpmn:EventBasedGateway' } },
    { key: 'complex', icon: 'complex', spec: { type: 'bpmn:ComplexGateway' } },
  ],
  subProcesses: [
    {
      key: 'subProcess',
      icon: 'subProcess',
      spec: { type: 'bpmn:SubProcess', isExpanded: true, inside },
    },
    {
      key: 'eventSubProcess',
      icon: 'eventSubProcess',
      spec: {
        type: 'bpmn:SubProcess',
        isExpanded: true,
        attributes: { triggeredByEvent: true },
        inside: startEvent('Timer'),
      },
    },
    {
      key: 'adHoc',
      icon: 'adHoc',
      spec: { type: 'bpmn:AdHocSubProcess', isExpanded: true },
    },
    {
      key: 'transaction',
      icon: 'transaction',
      spec: { type: 'bpmn:Transaction', isExpanded: true, inside },
    },
  ],
  more: [
    { key: 'pool', icon: 'pool', spec: { type: 'bpmn:Participant' } },
    {
      key: 'conversation',
      icon: 'conversation',
      spec: { type: 'bpmn:Conversation', size: { width: 44, height: 40 } },
    },
    { key: 'data', icon: 'data', spec: { type: 'bpmn:DataObjectReference' } },
    { key: 'dataStore', icon: 'dataStore', spec: { type: 'bpmn:DataStoreReference' } },
    { key: 'note', icon: 'note', spec: { type: 'bpmn:TextAnnotation' } },
    { key: 'group', icon: 'group', spec: { type: 'bpmn:Group' } },
  ],
} as const satisfies Readonly<Record<string, readonly PaletteItem[]>>;
export type PaletteGroup = keyof typeof paletteItems;
export type ShapeKey = (typeof paletteItems)[PaletteGroup][number]['key'];
