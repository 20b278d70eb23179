import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { disableAccount as disable } from '../../accounts/disable-account.ts';
import { Account } from '../../contract/accounts.ts';
import { IdParams } from '../../contract/common.ts';
import { readerOf } from '../../reader.ts';

export const disableAccount: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/accounts/:id/disable',
    schema: {
      summary: 'Close an account; its sessions end at once',
      description:
        'Refused as `action-not-available` with the reason `own-account` or `last-administrator`.',
      tags: ['accounts'],
      params: IdParams,
      response: { 200: Account },
    },
    handler: async (request) => disable(app.services, readerOf(request), request.params.id),
  });
};
