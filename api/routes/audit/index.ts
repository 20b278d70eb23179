import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { exportSecurityEvents } from './export-security-events.ts';
import { listSecurityEventsRoute } from './list-security-events.ts';

export const auditRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listSecurityEventsRoute);
  await app.register(exportSecurityEvents);
};
