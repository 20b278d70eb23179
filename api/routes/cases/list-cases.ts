import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { caseListShape } from '../../cases/case-list-shape.ts';
import { listCases as list } from '../../cases/list-cases.ts';
import { CaseList } from '../../contract/cases.ts';
import { ListQuery, readListRequest } from '../../list-request.ts';
import { readerOf } from '../../reader.ts';

export const listCases: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/cases',
    schema: {
      summary: 'The cases that the person sees',
      tags: ['cases'],
      querystring: ListQuery,
      response: { 200: CaseList },
    },
    handler: async (request) =>
      list(app.services, readerOf(request), readListRequest(caseListShape, request.query)),
  });
};
