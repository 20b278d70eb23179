import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { NoContent } from '../../contract/common.ts';
import { clearSessionCookie } from '../../plugins/authentication.ts';
import { readerOf } from '../../reader.ts';
import { endSession as end } from '../../sign-in.ts';

export const endSession: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'DELETE',
    url: '/api/session',
    schema: { summary: 'Sign out', tags: ['session'], response: { 204: NoContent } },
    handler: async (request, reply) => {
      const reader = readerOf(request);
      if (reader.sessionId !== null)
        await end(app.services, { id: reader.sessionId, person: reader.id });
      clearSessionCookie(request, reply);
      return reply.code(204).send(null);
    },
  });
};
