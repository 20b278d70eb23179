import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Statistics, StatisticsQuery } from '../../contract/statistics.ts';
import { readerOf } from '../../reader.ts';
import { viewStatistics } from '../../statistics/view-statistics.ts';

export const getStatistics: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/statistics',
    schema: {
      summary: 'What came in and what ended in some months: by month, unit, class and channel',
      description:
        'Of the cases in the scope of the reader, from the figures that are recorded where a case ends.',
      tags: ['statistics'],
      querystring: StatisticsQuery,
      response: { 200: Statistics },
    },
    handler: async (request) => viewStatistics(app.services, readerOf(request), request.query),
  });
};
