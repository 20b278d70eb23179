import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ApiTokenList } from '../../contract/tokens.ts';
import { ListQuery } from '../../list-request.ts';
import { listTokens as list } from '../../tokens/token-list.ts';

export const listTokens: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/tokens',
    schema: {
      summary: 'Tokens of other systems: of whom, until when, when used last',
      description: 'Filters: `q`, `account`, `state`.',
      tags: ['tokens'],
      querystring: ListQuery,
      response: { 200: ApiTokenList },
    },
    handler: async (request) => list(app.services, request.query),
  });
};
