import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { getOperations } from './get-operations.ts';

export const operationRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(getOperations);
};
