import { ConversationDrawing } from './conversation-drawing.ts';
import { ConversationImport } from './conversation-import.ts';
import { ConversationRules } from './conversation-rules.ts';
import { ConversationUpdater } from './conversation-updater.ts';

/** Conversations of collaborations: drawn, moved, renamed, deleted; new ones are written as text. */
export const conversationModule = {
  __init__: ['conversationDrawing', 'conversationImport', 'conversationRules'],
  conversationDrawing: ['type', ConversationDrawing],
  conversationImport: ['type', ConversationImport],
  conversationRules: ['type', ConversationRules],
  bpmnUpdater: ['type', ConversationUpdater],
};
