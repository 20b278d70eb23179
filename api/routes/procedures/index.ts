import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { getProcedureDecision } from './get-decision.ts';
import { getProcedureVersion } from './get-version.ts';
import { listProcedures } from './list-procedures.ts';

export const procedureRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listProcedures);
  await app.register(getProcedureVersion);
  await app.register(getProcedureDecision);
};
