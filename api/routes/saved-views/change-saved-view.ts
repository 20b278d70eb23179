import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { ChangeSavedView, SavedView } from '../../contract/saved-views.ts';
import { readerOf } from '../../reader.ts';
import { changeSavedView as change } from '../../saved-views/change-saved-view.ts';

export const changeSavedView: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'PUT',
    url: '/api/saved-views/:id',
    schema: {
      summary: 'Rename a view of the reader, or give it another query',
      tags: ['saved-views'],
      params: IdParams,
      body: ChangeSavedView,
      response: { 200: SavedView },
    },
    handler: async (request) =>
      change(app.services, readerOf(request), { ...request.body, id: request.params.id }),
  });
};
