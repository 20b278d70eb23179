import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { NoticesRead, ReadNotices } from '../../contract/reference.ts';
import { markRead } from '../../queries/notices.ts';
import { readerOf } from '../../reader.ts';

export const readNotices: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'POST',
    url: '/api/notices/read',
    schema: {
      summary: 'Mark notices as read: those named, or all of the reader',
      tags: ['notices'],
      body: ReadNotices,
      response: { 200: NoticesRead },
    },
    handler: async (request) => ({
      read: await markRead(services.database, readerOf(request), {
        ids: request.body.ids ?? null,
        at: services.now(),
      }),
    }),
  });
};
