import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { caseListShape } from '../../cases/case-list-shape.ts';
import { listCases } from '../../cases/list-cases.ts';
import { caseColumns } from '../../exports/columns.ts';
import { ExportQuery } from '../../exports/exported-list.ts';
import { sendExport } from '../../exports/send-export.ts';
import { readListRequest } from '../../list-request.ts';
import { readerOf } from '../../reader.ts';

export const exportCases: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/cases/export',
    schema: {
      summary: 'The list of cases as CSV or XLSX',
      tags: ['cases'],
      querystring: ExportQuery,
      response: { 200: Type.Unknown() },
    },
    handler: async (request, reply) => {
      const reader = readerOf(request);
      const list = {
        name: 'cases',
        columns: caseColumns(services.config.timeZone),
        page: async (query: Parameters<typeof readListRequest>[1]) =>
          listCases(services, reader, readListRequest(caseListShape, query)),
      } as const;
      return sendExport({ services, reader, reply }, list, request.query);
    },
  });
};
