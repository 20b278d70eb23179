import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { caseDetail } from '../../cases/case-detail.ts';
import { loadCase } from '../../cases/load-case.ts';
import { CaseDetail } from '../../contract/cases.ts';
import { IdParams } from '../../contract/common.ts';
import { readerOf } from '../../reader.ts';

export const getCase: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/cases/:id',
    schema: {
      summary: 'One case, by its id or one of its numbers',
      tags: ['cases'],
      params: IdParams,
      response: { 200: CaseDetail },
    },
    handler: async (request) => {
      const reader = readerOf(request);
      const loaded = await loadCase(services, reader, request.params.id);
      return caseDetail(services, reader, loaded);
    },
  });
};
