import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changeResponsibilities } from './change-responsibilities.ts';
import { getHistory } from './get-history.ts';
import { listResponsibilities } from './list-responsibilities.ts';

export const responsibilityRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listResponsibilities);
  await app.register(changeResponsibilities);
  await app.register(getHistory);
};
