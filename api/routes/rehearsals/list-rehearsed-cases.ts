import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { RehearsedCaseQuery, RehearsedCases } from '../../contract/rehearsals.ts';
import { readerOf } from '../../reader.ts';
import { rehearsedCases } from '../../rehearsals/rehearsed-cases.ts';

export const listRehearsedCases: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/rehearsals/:id/cases',
    schema: {
      summary: 'What becomes of the cases of a rehearsal, and where they stand or take another way',
      tags: ['procedures'],
      params: IdParams,
      querystring: RehearsedCaseQuery,
      response: { 200: RehearsedCases },
    },
    handler: async (request) =>
      rehearsedCases(app.services, readerOf(request), request.params.id, request.query),
  });
};
