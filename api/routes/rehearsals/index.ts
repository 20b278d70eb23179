import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { createRehearsal } from './create-rehearsal.ts';
import { listRehearsals } from './list-rehearsals.ts';
import { listRehearsedCases } from './list-rehearsed-cases.ts';
import { runRehearsal } from './run-rehearsal.ts';

export const rehearsalRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listRehearsals);
  await app.register(createRehearsal);
  await app.register(runRehearsal);
  await app.register(listRehearsedCases);
};
