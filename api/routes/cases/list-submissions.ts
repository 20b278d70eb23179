import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { loadCase } from '../../cases/load-case.ts';
import { submissionsOf } from '../../cases/submissions.ts';
import { IdParams } from '../../contract/common.ts';
import { SubmissionList } from '../../contract/submissions.ts';
import { readerOf } from '../../reader.ts';

export const listSubmissions: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/cases/:id/submissions',
    schema: {
      summary: 'What was entered when tasks were finished, beside the ledger that holds its hashes',
      tags: ['cases'],
      params: IdParams,
      response: { 200: SubmissionList },
    },
    handler: async (request) => {
      const loaded = await loadCase(services, readerOf(request), request.params.id, 'ledger.read');
      return { data: await submissionsOf(services, loaded) };
    },
  });
};
