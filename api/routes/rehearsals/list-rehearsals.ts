import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { RehearsalList } from '../../contract/rehearsals.ts';
import { rehearsalsOf } from '../../rehearsals/rehearsal-rows.ts';

export const listRehearsals: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/procedure-drafts/:id/rehearsals',
    schema: {
      summary: 'Rehearsals of a draft on closed cases, the newest first',
      tags: ['procedures'],
      params: IdParams,
      response: { 200: RehearsalList },
    },
    handler: async (request) => {
      const data = await rehearsalsOf(app.services.database, request.params.id);
      return { data, total: data.length };
    },
  });
};
