import { drawnConversations } from '../../../../diagram/conversations/drawn-conversations.ts';
import { ConversationFactory } from './conversation-factory.ts';
import { ConversationRules } from './conversation-rules.ts';
import { ConversationUpdater } from './conversation-updater.ts';

/** Conversations of collaborations: drawn, placed, linked, moved, renamed, deleted. */
export const conversationModule = {
  __depends__: [drawnConversations],
  __init__: ['conversationRules'],
  conversationRules: ['type', ConversationRules],
  bpmnFactory: ['type', ConversationFactory],
  bpmnUpdater: ['type', ConversationUpdater],
};
