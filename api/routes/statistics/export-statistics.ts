import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { StringEnum } from '../../contract/common.ts';
import { statisticsGroups, statisticsQueryProperties } from '../../contract/statistics.ts';
import { exportQueryProperties } from '../../exports/exported-list.ts';
import { sendExport } from '../../exports/send-export.ts';
import { readerOf } from '../../reader.ts';
import { statisticsColumns, statisticsLines } from '../../statistics/statistics-columns.ts';
import { viewStatistics } from '../../statistics/view-statistics.ts';

const { format, language } = exportQueryProperties;
const Query = Type.Object(
  { ...statisticsQueryProperties, by: StringEnum([...statisticsGroups]), format, language },
  { additionalProperties: false },
);

export const exportStatistics: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/statistics/export',
    schema: {
      summary: 'The statistics by month, unit, class or channel as CSV or XLSX',
      tags: ['statistics'],
      querystring: Query,
      response: { 200: Type.Unknown() },
    },
    handler: async (request, reply) => {
      const reader = readerOf(request);
      const { by, from, to, ...form } = request.query;
      const list = {
        name: 'statistics',
        columns: statisticsColumns(by),
        page: async () => ({
          data: statisticsLines(await viewStatistics(services, reader, { from, to }), by),
          next: null,
        }),
      } as const;
      return sendExport({ services, reader, reply }, list, form);
    },
  });
};
