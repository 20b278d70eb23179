import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { enableAccount as enable } from '../../accounts/enable-account.ts';
import { Account } from '../../contract/accounts.ts';
import { IdParams } from '../../contract/common.ts';
import { readerOf } from '../../reader.ts';

export const enableAccount: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/accounts/:id/enable',
    schema: {
      summary: 'Open a disabled account again',
      description: 'A demo account outside demo mode is refused as `action-not-available`.',
      tags: ['accounts'],
      params: IdParams,
      response: { 200: Account },
    },
    handler: async (request) => enable(app.services, readerOf(request), request.params.id),
  });
};
