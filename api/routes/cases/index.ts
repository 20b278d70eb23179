import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { actOnCase } from './act-on-case.ts';
import { auditCase } from './audit-case.ts';
import { exportCases } from './export-cases.ts';
import { getCase } from './get-case.ts';
import { getClocks } from './get-clocks.ts';
import { getLedger } from './get-ledger.ts';
import { getMarking } from './get-marking.ts';
import { getReporter } from './get-reporter.ts';
import { listCases } from './list-cases.ts';
import { listSubmissions } from './list-submissions.ts';
import { openCase } from './open-case.ts';

export const caseRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listCases);
  await app.register(exportCases);
  await app.register(getCase);
  await app.register(openCase);
  await app.register(getReporter);
  await app.register(getLedger);
  await app.register(listSubmissions);
  await app.register(getClocks);
  await app.register(getMarking);
  await app.register(auditCase);
  await app.register(actOnCase);
};
