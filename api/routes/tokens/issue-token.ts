import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IssuedApiToken, NewApiToken } from '../../contract/tokens.ts';
import { readerOf } from '../../reader.ts';
import { issueToken as issue } from '../../tokens/issue-token.ts';

export const issueToken: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/tokens',
    schema: {
      summary: 'Issue a token for another system; answers it, this once',
      tags: ['tokens'],
      body: NewApiToken,
      response: { 201: IssuedApiToken },
    },
    handler: async (request, reply) =>
      reply.code(201).send(await issue(app.services, readerOf(request), request.body)),
  });
};
