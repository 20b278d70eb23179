import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { SavedView, SaveView } from '../../contract/saved-views.ts';
import { readerOf } from '../../reader.ts';
import { createSavedView as create } from '../../saved-views/create-saved-view.ts';

export const createSavedView: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/saved-views',
    schema: {
      summary: 'Save filters and order of a list under a name',
      description:
        'The same name with the same query answers the view that is there; with another query it is ' +
        'refused as `already-exists`.',
      tags: ['saved-views'],
      body: SaveView,
      response: { 201: SavedView },
    },
    handler: async (request, reply) =>
      reply.code(201).send(await create(app.services, readerOf(request), request.body)),
  });
};
