import { ConversationDrawing } from './conversation-drawing.ts';
import { ConversationImport } from './conversation-import.ts';

/** Conversations of collaborations as a viewer or modeler shows them. */
export const drawnConversations = {
  __init__: ['conversationDrawing', 'conversationImport'],
  conversationDrawing: ['type', ConversationDrawing],
  conversationImport: ['type', ConversationImport],
};
