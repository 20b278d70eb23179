import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Id, NoContent } from '../../contract/common.ts';
import { readerOf } from '../../reader.ts';
import { discardTaskDraft as discard } from '../../task-drafts/discard-task-draft.ts';

export const discardTaskDraft: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'DELETE',
    url: '/api/tasks/:id/draft/:draft',
    schema: {
      summary: 'Take back what the reader shared of a task',
      tags: ['tasks'],
      params: Type.Object({ id: Id, draft: Id }),
      response: { 204: NoContent },
    },
    handler: async (request, reply) => {
      const { id, draft } = request.params;
      await discard(app.services, readerOf(request), { task: id, draft });
      return reply.code(204).send(null);
    },
  });
};
