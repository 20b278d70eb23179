import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { auditCase as audit } from '../../cases/audit.ts';
import { loadCase } from '../../cases/load-case.ts';
import { Audit } from '../../contract/cases.ts';
import { IdParams } from '../../contract/common.ts';
import { readerOf } from '../../reader.ts';

export const auditCase: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/cases/:id/audit',
    schema: {
      summary: "Verifies the chain, the replay through the engine, and the engine's own history",
      tags: ['cases'],
      params: IdParams,
      response: { 200: Audit },
    },
    handler: async (request) =>
      audit(
        app.services,
        await loadCase(app.services, readerOf(request), request.params.id, 'case.audit'),
      ),
  });
};
