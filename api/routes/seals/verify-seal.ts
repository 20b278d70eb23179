import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { SealVerdict } from '../../contract/audit.ts';
import { IdParams } from '../../contract/common.ts';
import { verifySeal } from '../../seals/verify-seal.ts';

export const verifySealRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/seals/:id/verification',
    schema: {
      summary: 'Computes anew what a seal signs, and holds it against the ledgers as they are',
      tags: ['audit'],
      params: IdParams,
      response: { 200: SealVerdict },
    },
    handler: async (request) => verifySeal(app.services, request.params.id),
  });
};
