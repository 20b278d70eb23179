import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listVersions } from './list-versions.ts';
import { previewCalendar } from './preview-calendar.ts';
import { putInForce } from './put-in-force.ts';

export const calendarRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listVersions);
  await app.register(previewCalendar);
  await app.register(putInForce);
};
