import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams, NoContent } from '../../contract/common.ts';
import { Problem } from '../../problem.ts';
import { readerOf } from '../../reader.ts';

export const deleteSavedView: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app.services;
  app.route({
    method: 'DELETE',
    url: '/api/saved-views/:id',
    schema: {
      summary: 'Delete a view of the reader',
      tags: ['saved-views'],
      params: IdParams,
      response: { 204: NoContent },
    },
    handler: async (request, reply) => {
      const { numDeletedRows } = await database
        .deleteFrom('saved_view')
        .where('id', '=', request.params.id)
        .where('person_id', '=', readerOf(request).id)
        .executeTakeFirst();
      if (numDeletedRows === 0n) throw new Problem('not-found');
      return reply.code(204).send(null);
    },
  });
};
