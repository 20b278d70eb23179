import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { onTimeRate } from '../../board/on-time-rate.ts';
import { OnTimeRate } from '../../contract/board.ts';
import { readerOf } from '../../reader.ts';

export const getOnTimeRate: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/board/on-time-rate',
    schema: {
      summary: 'How many cases of this month were handled within the limit',
      tags: ['board'],
      response: { 200: OnTimeRate },
    },
    handler: async (request) => onTimeRate(app.services, readerOf(request)),
  });
};
