import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { boardListShape } from '../../board/board-list-shape.ts';
import { boardTasks } from '../../board/board-tasks.ts';
import { taskColumns } from '../../exports/columns.ts';
import { ExportQuery } from '../../exports/exported-list.ts';
import { sendExport } from '../../exports/send-export.ts';
import { readListRequest } from '../../list-request.ts';
import { readerOf } from '../../reader.ts';

export const exportBoard: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/board/export',
    schema: {
      summary: 'The list behind the board as CSV or XLSX',
      tags: ['board'],
      querystring: ExportQuery,
      response: { 200: Type.Unknown() },
    },
    handler: async (request, reply) => {
      const reader = readerOf(request);
      const list = {
        name: 'board',
        columns: taskColumns(services.config.timeZone),
        page: async (query: Parameters<typeof readListRequest>[1]) =>
          boardTasks(services, reader, readListRequest(boardListShape, query)),
      } as const;
      return sendExport({ services, reader, reply }, list, request.query);
    },
  });
};
