import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { reportsOf } from '../../cases/case-parts.ts';
import { loadCase } from '../../cases/load-case.ts';
import { Reporter } from '../../contract/cases.ts';
import { IdParams } from '../../contract/common.ts';
import { readerOf } from '../../reader.ts';
import { writeSecurityEvent } from '../../security-log.ts';

/** Nobody has left a word about themselves. */
const unnamed: Reporter = { name: null, phone: null, wantsCallback: false };

export const getReporter: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/cases/:id/reporter',
    schema: {
      summary: 'Name and phone of who reported, in full; each look is in the security log',
      tags: ['cases'],
      params: IdParams,
      response: { 200: Reporter },
    },
    handler: async (request) => {
      const reader = readerOf(request);
      const { id } = await loadCase(services, reader, request.params.id, 'case.read-personal');
      await writeSecurityEvent(
        services.database,
        { person: reader.id, type: 'personal-data-read', success: true, params: { caseId: id } },
        services.now(),
      );
      return (await reportsOf(services.database, id, [])).reporter ?? unnamed;
    },
  });
};
