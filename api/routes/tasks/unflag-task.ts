import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams, NoContent } from '../../contract/common.ts';
import { readerOf } from '../../reader.ts';
import { loadUnopenedTaskAtHand } from '../../tasks/load-task.ts';

export const unflagTask: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'DELETE',
    url: '/api/tasks/:id/flag',
    schema: {
      summary: "Take the reader's flag off a task",
      tags: ['tasks'],
      params: IdParams,
      response: { 204: NoContent },
    },
    handler: async (request, reply) => {
      const reader = readerOf(request);
      const { id } = await loadUnopenedTaskAtHand(services, reader, request.params.id);
      await services.database
        .deleteFrom('task_flag')
        .where('person_id', '=', reader.id)
        .where('task_id', '=', id)
        .execute();
      return reply.code(204).send(null);
    },
  });
};
