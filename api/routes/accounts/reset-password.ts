import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { resetPassword as reset } from '../../accounts/reset-password.ts';
import { OneTimePassword } from '../../contract/accounts.ts';
import { IdParams } from '../../contract/common.ts';
import { readerOf } from '../../reader.ts';

export const resetPassword: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/accounts/:id/reset-password',
    schema: {
      summary: 'Give an account a one-time password; lifts its lock, ends its sessions',
      description:
        'Refused as `action-not-available` with the reason `own-account` or `demo-account`.',
      tags: ['accounts'],
      params: IdParams,
      response: { 200: OneTimePassword },
    },
    handler: async (request) => reset(app.services, readerOf(request), request.params.id),
  });
};
