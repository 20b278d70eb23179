import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listNotices } from './list-notices.ts';
import { readNotices } from './read-notices.ts';

export const noticeRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listNotices);
  await app.register(readNotices);
};
