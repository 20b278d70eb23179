import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams, NoContent } from '../../contract/common.ts';
import { readerOf } from '../../reader.ts';
import { loadUnopenedTaskAtHand } from '../../tasks/load-task.ts';

/** A flag shows nothing of the task: it needs no purpose. Setting it twice is the same as once. */
export const flagTask: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'PUT',
    url: '/api/tasks/:id/flag',
    schema: {
      summary: 'Flag a task, for the reader alone',
      tags: ['tasks'],
      params: IdParams,
      response: { 204: NoContent },
    },
    handler: async (request, reply) => {
      const reader = readerOf(request);
      const { id } = await loadUnopenedTaskAtHand(services, reader, request.params.id);
      await services.database
        .insertInto('task_flag')
        .values({ person_id: reader.id, task_id: id })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return reply.code(204).send(null);
    },
  });
};
