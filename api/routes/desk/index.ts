import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listJointCases } from './list-joint-cases.ts';
import { listOrdersRoute } from './list-orders.ts';

export const deskRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listJointCases);
  await app.register(listOrdersRoute);
};
