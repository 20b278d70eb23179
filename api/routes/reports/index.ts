import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { getReport, listReports } from './list-reports.ts';
import { openReport } from './open-report.ts';
import { previewReport } from './preview-report.ts';

export const reportRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(openReport);
  await app.register(previewReport);
  await app.register(listReports);
  await app.register(getReport);
};
