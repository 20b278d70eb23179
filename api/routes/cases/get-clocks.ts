import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { clocksOf } from '../../cases/clocks.ts';
import { loadCase } from '../../cases/load-case.ts';
import { ClockList } from '../../contract/cases.ts';
import { IdParams } from '../../contract/common.ts';
import { readerOf } from '../../reader.ts';

export const getClocks: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/cases/:id/clocks',
    schema: {
      summary: 'Clocks with their segments, as judged and as recomputed today',
      tags: ['cases'],
      params: IdParams,
      response: { 200: ClockList },
    },
    handler: async (request) => {
      const loaded = await loadCase(services, readerOf(request), request.params.id);
      return { data: await clocksOf(services, loaded), serverTime: services.now().toISOString() };
    },
  });
};
