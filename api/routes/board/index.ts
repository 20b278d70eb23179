import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { getBoard } from './get-board.ts';
import { getOnTimeRate } from './get-on-time-rate.ts';

export const boardRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(getBoard);
  await app.register(getOnTimeRate);
};
