import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { beginLedgerCheck } from '../../audit/ledger-checks.ts';
import { LedgerCheck } from '../../contract/audit.ts';
import { readerOf } from '../../reader.ts';

export const beginLedgerCheckRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/ledger-checks',
    schema: {
      summary: 'Begin to verify the ledger chains of all cases',
      description:
        'Nothing is verified yet: `POST /api/ledger-checks/{id}/run` verifies some cases at a time.',
      tags: ['audit'],
      response: { 201: LedgerCheck },
    },
    handler: async (request, reply) =>
      reply.code(201).send(await beginLedgerCheck(app.services, readerOf(request))),
  });
};
