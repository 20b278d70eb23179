import type { ModdleElement } from '../../../bpmn/parse/moddle-element.ts';

const ofType =
  (...types: readonly string[]) =>
  ({ $type }: Pick<ModdleElement, '$type'>): boolean =>
    types.includes($type);

export const isConversation = ofType('bpmn:Conversation');
export const isSubConversation = ofType('bpmn:SubConversation');
export const isConversationNode = ofType(
  'bpmn:Conversation',
  'bpmn:SubConversation',
  'bpmn:CallConversation',
);
const isLink = ofType('bpmn:ConversationLink');

/** Nodes and links. */
export const isOfConversations = (element: ModdleElement): boolean =>
  isConversationNode(element) || isLink(element);

/** Where a collaboration has it. */
export const listOf = (element: ModdleElement): 'conversations' | 'conversationLinks' =>
  isLink(element) ? 'conversationLinks' : 'conversations';
