import type { Diagram } from '../diagram.ts';
import { isA } from '../metamodel.ts';
import { toTheLetter } from '../rule.ts';
import type { DiagramRule } from '../rule.ts';
import { references } from '../xml-node.ts';
import type { XmlNode } from '../xml-node.ts';

type Targets = Readonly<Record<string, readonly string[]>>;

/** What a reference of this name points to, wherever it stands. */
const everywhere: Targets = {
  activityRef: ['Activity'],
  attachedToRef: ['Activity'],
  calledChoreographyRef: ['Choreography'],
  calledCollaborationRef: ['Collaboration'],
  calledElement: ['CallableElement'],
  categoryValueRef: ['categoryValue'],
  choreographyRef: ['Choreography'],
  correlationKeyRef: ['correlationKey'],
  correlationPropertyRef: ['correlationProperty'],
  dataInputRefs: ['dataInput'],
  dataObjectRef: ['dataObject'],
  dataOutputRefs: ['dataOutput'],
  dataStoreRef: ['dataStore'],
  default: ['sequenceFlow'],
  definitionalCollaborationRef: ['Collaboration'],
  endPointRef: ['endPoint'],
  errorRef: ['error'],
  escalationRef: ['escalation'],
  evaluatesToTypeRef: ['itemDefinition'],
  eventDefinitionRef: ['EventDefinition'],
  flowNodeRef: ['FlowNode'],
  inMessageRef: ['message'],
  incoming: ['sequenceFlow'],
  initiatingParticipantRef: ['participant'],
  inputDataRef: ['dataInput', 'inputSet'],
  inputSetRefs: ['inputSet'],
  interfaceRef: ['interface'],
  itemRef: ['itemDefinition'],
  itemSubjectRef: ['itemDefinition'],
  loopDataInputRef: ['ItemAwareElement'],
  loopDataOutputRef: ['ItemAwareElement'],
  messageFlowRef: ['messageFlow'],
  messageRef: ['message'],
  noneBehaviorEventRef: ['EventDefinition'],
  oneBehaviorEventRef: ['EventDefinition'],
  operationRef: ['operation'],
  optionalInputRefs: ['dataInput'],
  optionalOutputRefs: ['dataOutput'],
  outMessageRef: ['message'],
  outgoing: ['sequenceFlow'],
  outputDataRef: ['dataOutput', 'outputSet'],
  outputSetRefs: ['outputSet'],
  parameterRef: ['resourceParameter'],
  participantRef: ['participant'],
  partnerEntityRef: ['partnerEntity'],
  partnerRoleRef: ['partnerRole'],
  processRef: ['process'],
  resourceRef: ['resource'],
  signalRef: ['signal'],
  supportedInterfaceRef: ['interface'],
  supports: ['process'],
  whileExecutingInputRefs: ['dataInput'],
  whileExecutingOutputRefs: ['dataOutput'],
};

/** References of a general name, by the element that they stand in. */
const inElement: ReadonlyMap<string, Targets> = new Map([
  ['sequenceFlow', ends('FlowNode', 'Artifact')],
  ['messageFlow', ends('InteractionNode', 'Artifact')],
  ['conversationLink', ends('InteractionNode')],
  ['dataInputAssociation', ends('ItemAwareElement')],
  ['dataOutputAssociation', ends('ItemAwareElement')],
  [
    'linkEventDefinition',
    { source: ['linkEventDefinition'], target: ['linkEventDefinition'] } satisfies Targets,
  ],
]);

/** That artifacts have no flows is said by a rule of its own. */
function ends(...types: readonly string[]): Targets {
  return { sourceRef: types, targetRef: types };
}

/** They may also name a type of another type system, which is none of the diagram's elements. */
const typed: ReadonlySet<string> = new Set(['signal', 'error', 'escalation']);

function isBroken(diagram: Diagram, node: XmlNode): boolean {
  const wrongType =
    typed.has(node.name) &&
    diagram.referred(node, 'structureRef').some((target) => !fits(target, ['itemDefinition']));
  return (
    wrongType ||
    Object.entries({ ...everywhere, ...inElement.get(node.name) }).some(([name, types]) =>
      references(node, name).some((id) => !fits(diagram.find(id), types)),
    )
  );
}

function fits(target: XmlNode | null, types: readonly string[]): boolean {
  return target !== null && types.some((type) => isA(target, type));
}

/** What is referred to is there, and of the right type; with imports it may be elsewhere. */
export const referenceRules: readonly DiagramRule[] = [
  toTheLetter('REF', 'reference-to-nothing-or-wrong-kind', (diagram) =>
    diagram.all('import').length > 0 ? [] : diagram.nodes.filter((node) => isBroken(diagram, node)),
  ),
];
