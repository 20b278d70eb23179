import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { getCase } from './get-case.ts';
import { listCases } from './list-cases.ts';

export const caseRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listCases);
  await app.register(getCase);
};
