import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { SavedGrids, SaveGrids } from '../../contract/grids.ts';
import { saveGrids as save } from '../../grids/save-grids.ts';
import { readerOf } from '../../reader.ts';

export const saveGrids: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'PUT',
    url: '/api/grids',
    schema: {
      summary: 'Make and change grids, all or none',
      description:
        'A ring that crosses itself is refused. Reports that are opened from now on fall into the grids as drawn; cases keep theirs.',
      tags: ['organisation'],
      body: SaveGrids,
      response: { 200: SavedGrids },
    },
    handler: async (request) => ({
      data: await save(app.services, readerOf(request), request.body.grids),
    }),
  });
};
