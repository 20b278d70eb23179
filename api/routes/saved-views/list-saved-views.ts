import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { SavedViews } from '../../contract/saved-views.ts';
import { readerOf } from '../../reader.ts';
import { savedViewsOf } from '../../saved-views/saved-view-rows.ts';

export const listSavedViews: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app.services;
  app.route({
    method: 'GET',
    url: '/api/saved-views',
    schema: {
      summary: "The reader's own views of lists, by name",
      tags: ['saved-views'],
      response: { 200: SavedViews },
    },
    handler: async (request) => ({ data: await savedViewsOf(database, readerOf(request).id) }),
  });
};
