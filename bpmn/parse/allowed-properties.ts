import type { Findings } from './findings.ts';
import { idOf, writtenProperties } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';

/** Properties that mean nothing to the engine, or are read by the transformations. */
const everywhere = ['id', 'name', 'documentation', 'extensionElements'];
const flowNode = [
  ...everywhere,
  'incoming',
  'outgoing',
  'lanes',
  'categoryValueRef',
  'auditing',
  'monitoring',
];
const activity = [...flowNode, 'default', 'boundaryEventRefs'];
const event = [...flowNode, 'eventDefinitions', 'eventDefinitionRef'];
const gateway = [...flowNode, 'gatewayDirection'];
const definition = ['id', 'documentation', 'extensionElements'];

const allowed: Readonly<Record<string, readonly string[]>> = {
  'bpmn:Process': [
    ...everywhere,
    'isExecutable',
    'isClosed',
    'processType',
    'laneSets',
    'flowElements',
    'artifacts',
    'auditing',
    'monitoring',
    'definitionalCollaborationRef',
  ],
  'bpmn:StartEvent': event,
  'bpmn:EndEvent': event,
  'bpmn:IntermediateThrowEvent': event,
  'bpmn:IntermediateCatchEvent': event,
  'bpmn:BoundaryEvent': [...event, 'attachedToRef', 'cancelActivity'],
  'bpmn:Task': activity,
  'bpmn:ManualTask': activity,
  'bpmn:UserTask': activity,
  'bpmn:ServiceTask': activity,
  'bpmn:ScriptTask': [...activity, 'scriptFormat', 'script'],
  'bpmn:SendTask': [...activity, 'messageRef'],
  'bpmn:ReceiveTask': [...activity, 'messageRef'],
  'bpmn:SubProcess': [...activity, 'flowElements', 'artifacts', 'laneSets'],
  'bpmn:CallActivity': [...activity, 'calledElement'],
  'bpmn:ExclusiveGateway': [...gateway, 'default'],
  'bpmn:ParallelGateway': gateway,
  'bpmn:InclusiveGateway': [...gateway, 'default'],
  'bpmn:SequenceFlow': [
    ...everywhere,
    'sourceRef',
    'targetRef',
    'conditionExpression',
    'categoryValueRef',
    'auditing',
    'monitoring',
  ],
  'bpmn:TimerEventDefinition': [...definition, 'timeDate', 'timeDuration', 'timeCycle'],
  'bpmn:MessageEventDefinition': [...definition, 'messageRef'],
  'bpmn:ErrorEventDefinition': [...definition, 'errorRef'],
  'bpmn:EscalationEventDefinition': [...definition, 'escalationRef'],
  'bpmn:LinkEventDefinition': [...definition, 'name', 'source', 'target'],
  'bpmn:TerminateEventDefinition': definition,
};

/** Properties that may be written as long as they say what is the case anyway. */
const harmless: Readonly<Record<string, readonly unknown[]>> = {
  isForCompensation: [false],
  startQuantity: [1],
  completionQuantity: [1],
  triggeredByEvent: [false],
  instantiate: [false],
  isInterrupting: [true],
  isImmediate: [true],
  parallelMultiple: [false],
  implementation: ['##unspecified', '##WebService'],
};

/** Kinds of elements that are executed and known here. */
export function isKnownType(type: string): boolean {
  return Object.hasOwn(allowed, type);
}

/** Whatever is written and not understood is reported, never ignored. */
export function checkProperties(element: ModdleElement, findings: Findings): void {
  const known = allowed[element.$type] ?? [];
  for (const name of writtenProperties(element)) {
    if (known.includes(name)) continue;
    if (Object.hasOwn(harmless, name) && (harmless[name] ?? []).includes(element[name])) continue;
    if (isEmptyList(element[name])) continue;
    findings.add('not-supported', idOf(element), { what: name });
  }
}

/** moddle makes a list when it is asked for one. */
function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
