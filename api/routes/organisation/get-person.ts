import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { PersonDetail } from '../../contract/organisation.ts';
import { personDetail } from '../../organisation/person-detail.ts';

export const getPerson: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/people/:id',
    schema: {
      summary: 'A person with every post, also those that are over',
      tags: ['organisation'],
      params: IdParams,
      response: { 200: PersonDetail },
    },
    handler: async (request) => personDetail(app.services, request.params.id),
  });
};
