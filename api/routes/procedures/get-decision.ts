import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ProcedureDecisionParams } from '../../contract/procedures.ts';
import { getDecision } from '../../procedures/get-decision.ts';

export const getProcedureDecision: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/procedures/:key/versions/:version/decisions/:hash',
    schema: {
      summary: 'The DMN text of a decision that the version asks, as it was published',
      tags: ['procedures'],
      params: ProcedureDecisionParams,
      produces: ['application/xml'],
      response: {
        200: {
          description: 'The text',
          content: { 'application/xml': { schema: Type.String() } },
        },
      },
    },
    handler: async (request, reply) => {
      const text = await getDecision(app.services, request.params);
      return reply
        .header('cache-control', 'private, max-age=86400, immutable')
        .header('content-disposition', `attachment; filename="${request.params.hash}.dmn"`)
        .type('application/xml; charset=utf-8')
        .serializer((body: string) => body)
        .send(text);
    },
  });
};
