import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changePassword } from './change-password.ts';
import { endSession } from './end-session.ts';
import { getSession } from './get-session.ts';
import { openSession } from './open-session.ts';

export const sessionRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(openSession);
  await app.register(getSession);
  await app.register(endSession);
  await app.register(changePassword);
};
