import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { BoardQuery } from '../../contract/board.ts';
import { Forecast } from '../../contract/forecast.ts';
import { viewForecast } from '../../forecast/view-forecast.ts';
import { readerOf } from '../../reader.ts';

export const getForecast: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/board/forecast',
    schema: {
      summary: 'What becomes overdue until the next morning, and how good such forecasts have been',
      tags: ['board'],
      querystring: BoardQuery,
      response: { 200: Forecast },
    },
    handler: async (request) => viewForecast(app.services, readerOf(request), request.query),
  });
};
