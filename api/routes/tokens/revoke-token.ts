import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { ApiToken } from '../../contract/tokens.ts';
import { readerOf } from '../../reader.ts';
import { revokeToken as revoke } from '../../tokens/revoke-token.ts';

export const revokeToken: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/tokens/:id/revoke',
    schema: {
      summary: 'Revoke a token for good',
      tags: ['tokens'],
      params: IdParams,
      response: { 200: ApiToken },
    },
    handler: async (request) => revoke(app.services, readerOf(request), request.params.id),
  });
};
