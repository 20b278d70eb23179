import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { runLedgerCheck } from '../../audit/ledger-checks.ts';
import { LedgerCheck } from '../../contract/audit.ts';
import { IdParams } from '../../contract/common.ts';
import { readerOf } from '../../reader.ts';

export const runLedgerCheckRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/ledger-checks/:id/run',
    schema: {
      summary: 'Verify the ledger chains of the next cases; to be asked until it is finished',
      tags: ['audit'],
      params: IdParams,
      response: { 200: LedgerCheck },
    },
    handler: async (request) => runLedgerCheck(app.services, readerOf(request), request.params.id),
  });
};
