import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { GridDetail } from '../../contract/grids.ts';
import { OfVersion } from '../../contract/organisation.ts';
import { setGridOpen } from '../../grids/set-grid-open.ts';
import { readerOf } from '../../reader.ts';

export const openGrid: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/grids/:id/open',
    schema: {
      summary: 'Open a closed grid again',
      tags: ['organisation'],
      params: IdParams,
      body: OfVersion,
      response: { 200: GridDetail },
    },
    handler: async (request) =>
      setGridOpen(app.services, readerOf(request), {
        id: request.params.id,
        version: request.body.version,
        active: true,
      }),
  });
};
