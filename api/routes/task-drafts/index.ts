import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { discardTaskDraft } from './discard-task-draft.ts';
import { getTaskDraft } from './get-task-draft.ts';
import { shareTaskDraft } from './share-task-draft.ts';

export const taskDraftRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(getTaskDraft);
  await app.register(shareTaskDraft);
  await app.register(discardTaskDraft);
};
