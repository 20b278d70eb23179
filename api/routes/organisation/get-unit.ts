import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { UnitDetail } from '../../contract/organisation.ts';
import { unitDetail } from '../../organisation/unit-detail.ts';

export const getUnit: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/units/:id',
    schema: {
      summary: 'A unit: who leads it, what hangs on it, what was changed',
      tags: ['organisation'],
      params: IdParams,
      response: { 200: UnitDetail },
    },
    handler: async (request) => unitDetail(app.services, request.params.id),
  });
};
