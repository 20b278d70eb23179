import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { getHealth } from './get-health.ts';
import { getMetrics } from './get-metrics.ts';
import { getNow } from './get-now.ts';
import { getOpenapi } from './get-openapi.ts';
import { getWelcome } from './get-welcome.ts';

export const systemRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(getHealth);
  await app.register(getWelcome);
  await app.register(getNow);
  await app.register(getMetrics);
  await app.register(getOpenapi);
};
