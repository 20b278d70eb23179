import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { CasePurpose, OpenedCase } from '../../contract/secrecy.ts';
import { fieldProblem } from '../../problem.ts';
import { readerOf } from '../../reader.ts';
import { caseToOpen } from '../../secrecy/case-to-open.ts';
import { openFor } from '../../secrecy/open-for.ts';

export const openCase: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'POST',
    url: '/api/cases/:id/purpose',
    schema: {
      summary:
        'Say what a protected case is opened for; it is in the security log, and holds for a time',
      tags: ['cases'],
      params: IdParams,
      body: CasePurpose,
      response: { 200: OpenedCase },
    },
    handler: async (request) => {
      const reader = readerOf(request);
      const id = await caseToOpen(services, reader, request.params.id);
      const purpose = request.body.purpose.trim();
      if (purpose === '')
        throw fieldProblem('validation-failed', '/purpose', {
          code: 'required',
          message: 'must not be blank',
        });
      return { id, validUntil: (await openFor(services, reader, id, purpose)).toISOString() };
    },
  });
};
