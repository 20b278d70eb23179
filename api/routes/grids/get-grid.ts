import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { GridDetail } from '../../contract/grids.ts';
import { gridDetail } from '../../grids/grid-detail.ts';

export const getGrid: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/grids/:id',
    schema: {
      summary: 'A grid: who works there, what hangs on it, what was changed',
      tags: ['organisation'],
      params: IdParams,
      response: { 200: GridDetail },
    },
    handler: async (request) => gridDetail(app.services, request.params.id),
  });
};
