import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { exportCards } from './export-cards.ts';
import { getCardReport } from './get-card-report.ts';
import { listCardsRoute } from './list-cards.ts';

export const cardRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(getCardReport);
  await app.register(listCardsRoute);
  await app.register(exportCards);
};
