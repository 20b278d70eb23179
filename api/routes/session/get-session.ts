import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Session } from '../../contract/session.ts';
import { readerOf } from '../../reader.ts';
import { viewSession } from './view-session.ts';

export const getSession: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/session',
    schema: {
      summary: 'Who is signed in, with posts and permissions',
      tags: ['session'],
      response: { 200: Session },
    },
    handler: async (request) => viewSession(app.services, readerOf(request)),
  });
};
