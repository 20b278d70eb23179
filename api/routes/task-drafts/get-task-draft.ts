import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { SharedTaskDraft } from '../../contract/task-drafts.ts';
import { readerOf } from '../../reader.ts';
import { findTaskDraft } from '../../task-drafts/find-task-draft.ts';

export const getTaskDraft: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/tasks/:id/draft',
    schema: {
      summary: 'What somebody typed for a task and shared with those whom it is offered to',
      tags: ['tasks'],
      params: IdParams,
      response: { 200: SharedTaskDraft },
    },
    handler: async (request) => ({
      data: await findTaskDraft(app.services, readerOf(request), request.params.id),
    }),
  });
};
