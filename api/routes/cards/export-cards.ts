import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { cardColumns } from '../../exports/card-columns.ts';
import { ExportQuery } from '../../exports/exported-list.ts';
import { sendExport } from '../../exports/send-export.ts';
import { readListRequest } from '../../list-request.ts';
import { readerOf } from '../../reader.ts';
import { cardListShape, listCards } from '../../supervision/card-list.ts';

export const exportCards: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/cards/export',
    schema: {
      summary: 'Supervision cards that are not closed as CSV or XLSX',
      tags: ['board'],
      querystring: ExportQuery,
      response: { 200: Type.Unknown() },
    },
    handler: async (request, reply) => {
      const reader = readerOf(request);
      const list = {
        name: 'cards',
        columns: cardColumns(services.config.timeZone),
        page: async (query: Parameters<typeof readListRequest>[1]) =>
          listCards(services, reader, readListRequest(cardListShape, query)),
      } as const;
      return sendExport({ services, reader, reply }, list, request.query);
    },
  });
};
