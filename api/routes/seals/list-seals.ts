import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { SealList } from '../../contract/audit.ts';
import { ListQuery, readListRequest } from '../../list-request.ts';
import { listSeals, sealListShape } from '../../seals/list-seals.ts';

export const listSealsRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/seals',
    schema: {
      summary: 'Daily signatures over the ends of all ledger chains, newest first',
      tags: ['audit'],
      querystring: ListQuery,
      response: { 200: SealList },
    },
    handler: async (request) =>
      listSeals(app.services, readListRequest(sealListShape, request.query)),
  });
};
