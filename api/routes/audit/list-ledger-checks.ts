import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ledgerChecks } from '../../audit/ledger-checks.ts';
import { LedgerCheckList } from '../../contract/audit.ts';
import { readerOf } from '../../reader.ts';

export const listLedgerChecksRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/ledger-checks',
    schema: {
      summary: 'The last verifications of all ledger chains, the newest first',
      tags: ['audit'],
      response: { 200: LedgerCheckList },
    },
    handler: async (request) => {
      const data = await ledgerChecks(app.services, readerOf(request));
      return { data, total: data.length };
    },
  });
};
