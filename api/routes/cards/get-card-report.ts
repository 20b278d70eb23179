import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { UnitKind } from '../../contract/board.ts';
import { CardReport } from '../../contract/supervision.ts';
import { readerOf } from '../../reader.ts';
import { cardReport } from '../../supervision/card-report.ts';

export const getCardReport: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/cards/report',
    schema: {
      summary: 'Open supervision cards by unit, level and age, and those that wait for approval',
      tags: ['board'],
      querystring: Type.Object({ kind: Type.Optional(UnitKind) }, { additionalProperties: false }),
      response: { 200: CardReport },
    },
    handler: async (request) =>
      cardReport(app.services, readerOf(request), request.query.kind ?? null),
  });
};
