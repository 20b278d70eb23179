import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listAccounts as list } from '../../accounts/account-list.ts';
import { AccountList } from '../../contract/accounts.ts';
import { ListQuery } from '../../list-request.ts';

export const listAccounts: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/accounts',
    schema: {
      summary: 'Accounts with their posts, locks and last sign-ins',
      description:
        'Filters: `q`, `id`, `active`, `role`, `unit`. Sorted by `login`, `name`, `createdAt` or `id`.',
      tags: ['accounts'],
      querystring: ListQuery,
      response: { 200: AccountList },
    },
    handler: async (request) => list(app.services, request.query),
  });
};
