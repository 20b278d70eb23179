import type { ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import type { designer } from '../../../messages/zh/designer.ts';
import { useWords } from '../../../messages/use-words.ts';

type TypeKey = keyof (typeof designer)['type'];

const known: Readonly<Record<TypeKey, true>> = {
  Process: true,
  Collaboration: true,
  Participant: true,
  Lane: true,
  SequenceFlow: true,
  MessageFlow: true,
  Association: true,
  DataInputAssociation: true,
  DataOutputAssociation: true,
  Task: true,
  UserTask: true,
  ServiceTask: true,
  ScriptTask: true,
  BusinessRuleTask: true,
  SendTask: true,
  ReceiveTask: true,
  ManualTask: true,
  CallActivity: true,
  SubProcess: true,
  AdHocSubProcess: true,
  Transaction: true,
  StartEvent: true,
  EndEvent: true,
  IntermediateCatchEvent: true,
  IntermediateThrowEvent: true,
  BoundaryEvent: true,
  ExclusiveGateway: true,
  ParallelGateway: true,
  InclusiveGateway: true,
  EventBasedGateway: true,
  ComplexGateway: true,
  DataObjectReference: true,
  DataStoreReference: true,
  TextAnnotation: true,
  Group: true,
  Conversation: true,
  SubConversation: true,
  CallConversation: true,
  ConversationLink: true,
};
const isKnown = (type: string): type is TypeKey => Object.hasOwn(known, type);

/** What an element is, in words. */
export function useTypeWords(): (element: ModdleElement) => string {
  const { t } = useWords();
  return ({ $type }) => {
    const type = $type.replace(/^bpmn:/u, '');
    return isKnown(type) ? t(`designer.type.${type}`) : type;
  };
}
