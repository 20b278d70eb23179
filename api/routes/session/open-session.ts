import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Session, SignIn as SignInBody } from '../../contract/session.ts';
import { setSessionCookie } from '../../plugins/authentication.ts';
import { tokenId } from '../../reader-store.ts';
import { Problem } from '../../problem.ts';
import { SignIn } from '../../sign-in.ts';
import { viewSession } from './view-session.ts';

export const openSession: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  const signIn = new SignIn(services);
  app.route({
    method: 'POST',
    url: '/api/session',
    config: {
      rateLimit: { max: services.attemptsPerMinute, timeWindow: 60_000 },
    },
    schema: {
      summary: 'Sign in',
      tags: ['session'],
      body: SignInBody,
      response: { 201: Session },
    },
    handler: async (request, reply) => {
      const session = await signIn.open(request.body.login, request.body.password);
      const reader = await services.readers.bySession(tokenId(session.token));
      if (reader === null) throw new Problem('sign-in-refused');
      setSessionCookie(request, reply, session);
      return reply.code(201).send(await viewSession(services, reader));
    },
  });
};
