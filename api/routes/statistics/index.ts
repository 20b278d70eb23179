import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { exportStatistics } from './export-statistics.ts';
import { getStatistics } from './get-statistics.ts';

export const statisticsRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(getStatistics);
  await app.register(exportStatistics);
};
