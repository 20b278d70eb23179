import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { createAccount as create } from '../../accounts/create-account.ts';
import { NewAccount, OneTimePassword } from '../../contract/accounts.ts';
import { readerOf } from '../../reader.ts';

export const createAccount: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/accounts',
    schema: {
      summary: 'Make an account with its posts; answers its one-time password, this once',
      description:
        'Posts that one person may not hold together are refused as `validation-failed` with the code ' +
        '`exclusive-roles` at `/posts`.',
      tags: ['accounts'],
      body: NewAccount,
      response: { 201: OneTimePassword },
    },
    handler: async (request, reply) =>
      reply.code(201).send(await create(app.services, readerOf(request), request.body)),
  });
};
