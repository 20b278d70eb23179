import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { caseDetail } from '../../cases/case-detail.ts';
import { loadCase } from '../../cases/load-case.ts';
import { CaseDetail } from '../../contract/cases.ts';
import { IdParams } from '../../contract/common.ts';
import { readerOf } from '../../reader.ts';
import { writeSecurityEvent } from '../../security-log.ts';

const Query = Type.Object(
  {
    personal: Type.Optional(
      Type.Boolean({ description: 'name and phone of who reported in full; each look is logged' }),
    ),
  },
  { additionalProperties: false },
);

export const getCase: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/cases/:id',
    schema: {
      summary: 'One case, by its id or one of its numbers',
      tags: ['cases'],
      params: IdParams,
      querystring: Query,
      response: { 200: CaseDetail },
    },
    handler: async (request) => {
      const reader = readerOf(request);
      const loaded = await loadCase(services, reader, request.params.id);
      const personal = request.query.personal === true;
      if (personal) {
        await loadCase(services, reader, loaded.id, 'case.read-personal');
        await writeSecurityEvent(
          services.database,
          {
            person: reader.id,
            type: 'personal-data-read',
            success: true,
            params: { caseId: loaded.id },
          },
          services.now(),
        );
      }
      return caseDetail(services, reader, loaded, personal);
    },
  });
};
