import type { ModdleElement } from '../../../../../bpmn/parse/moddle-element.ts';
import { ofType } from '../../properties/kinds.ts';

export const isConversation = ofType('Conversation');
export const isSubConversation = ofType('SubConversation');
export const isConversationNode = ofType('Conversation', 'SubConversation', 'CallConversation');
const isLink = ofType('ConversationLink');

/** Nodes and links. */
export const isOfConversations = (element: ModdleElement): boolean =>
  isConversationNode(element) || isLink(element);

/** Where a collaboration has it. */
export const listOf = (element: ModdleElement): 'conversations' | 'conversationLinks' =>
  isLink(element) ? 'conversationLinks' : 'conversations';
