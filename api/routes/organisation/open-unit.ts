import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { OfVersion, UnitDetail } from '../../contract/organisation.ts';
import { setUnitOpen } from '../../organisation/set-unit-open.ts';
import { readerOf } from '../../reader.ts';

export const openUnit: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/units/:id/open',
    schema: {
      summary: 'Open a closed unit again',
      tags: ['organisation'],
      params: IdParams,
      body: OfVersion,
      response: { 200: UnitDetail },
    },
    handler: async (request) =>
      setUnitOpen(app.services, readerOf(request), {
        id: request.params.id,
        version: request.body.version,
        active: true,
      }),
  });
};
