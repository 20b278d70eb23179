import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { broadcastSignalRoute } from './broadcast-signal.ts';
import { listUnclaimedRoute } from './list-unclaimed.ts';
import { publishMessageRoute } from './publish-message.ts';

export const messageRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(publishMessageRoute);
  await app.register(broadcastSignalRoute);
  await app.register(listUnclaimedRoute);
};
