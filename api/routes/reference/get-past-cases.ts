import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { PastCases, pastCasesWithin } from '../../contract/reports.ts';
import { pastCases } from '../../queries/past-cases.ts';
import { readerOf } from '../../reader.ts';

const Query = Type.Object(
  {
    longitude: Type.Number({ minimum: -180, maximum: 180 }),
    latitude: Type.Number({ minimum: -90, maximum: 90 }),
  },
  { additionalProperties: false },
);

const dayMillis = 86_400_000;

export const getPastCases: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/reports/past',
    schema: {
      summary: 'What was closed at a place in the last 90 days, the latest first',
      tags: ['reports'],
      querystring: Query,
      response: { 200: PastCases },
    },
    handler: async (request) => {
      const { days, metres } = pastCasesWithin;
      const data = await pastCases(services.database, readerOf(request), {
        place: request.query,
        radiusMetres: metres,
        since: new Date(services.now().getTime() - days * dayMillis),
      });
      return { data };
    },
  });
};
