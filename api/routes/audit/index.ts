import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { beginLedgerCheckRoute } from './begin-ledger-check.ts';
import { exportSecurityEvents } from './export-security-events.ts';
import { listLedgerChecksRoute } from './list-ledger-checks.ts';
import { listSecurityEventsRoute } from './list-security-events.ts';
import { runLedgerCheckRoute } from './run-ledger-check.ts';

export const auditRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listSecurityEventsRoute);
  await app.register(exportSecurityEvents);
  await app.register(listLedgerChecksRoute);
  await app.register(beginLedgerCheckRoute);
  await app.register(runLedgerCheckRoute);
};
