import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ledgerOf } from '../../cases/ledger.ts';
import { loadCase } from '../../cases/load-case.ts';
import { Ledger } from '../../contract/cases.ts';
import { IdParams } from '../../contract/common.ts';
import { readerOf } from '../../reader.ts';

const Query = Type.Object(
  {
    perPage: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })),
  },
  { additionalProperties: false },
);

export const getLedger: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/cases/:id/ledger',
    schema: {
      summary: 'The record of a case in order',
      tags: ['cases'],
      params: IdParams,
      querystring: Query,
      response: { 200: Ledger },
    },
    handler: async (request) => {
      const loaded = await loadCase(
        app.services,
        readerOf(request),
        request.params.id,
        'ledger.read',
      );
      const { cursor, perPage } = request.query;
      return ledgerOf(app.services, loaded, { after: Number(cursor ?? 0), limit: perPage ?? 1000 });
    },
  });
};
