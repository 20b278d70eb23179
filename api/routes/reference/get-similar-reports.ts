import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Id } from '../../contract/common.ts';
import { SimilarReports } from '../../contract/reports.ts';
import { fieldProblem } from '../../problem.ts';
import { similarCases, type SimilarSearch } from '../../queries/similar-cases.ts';
import { readerOf } from '../../reader.ts';

const Query = Type.Object(
  {
    category: Type.Optional(Id),
    longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    text: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  { additionalProperties: false },
);

const dayMillis = 86_400_000;

export const getSimilarReports: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/reports/similar',
    schema: {
      summary: 'Cases that may be about the same: near by, of the same class, in the same words',
      tags: ['reports'],
      querystring: Query,
      response: { 200: SimilarReports },
    },
    handler: async (request) => {
      const { category, text = '' } = request.query;
      const { similarDays, similarRadiusMetres } = await services.settings.values();
      const since = new Date(services.now().getTime() - Number(similarDays) * dayMillis);
      const data = await similarCases(services.database, readerOf(request), {
        text,
        category: await classIdOf(category),
        place: placeOf(request.query),
        radiusMetres: Number(similarRadiusMetres),
        since,
      });
      return { data };
    },
  });

  /** Cases keep the id of their class; other systems know `kind:code`. */
  const classIdOf = async (category: string | undefined): Promise<string | null> => {
    if (category === undefined) return null;
    const catalogue = await services.catalogue.inForce();
    const found = catalogue?.classes.find((entry) => `${entry.kind}:${entry.code}` === category);
    return found?.id ?? category;
  };
};

const placeOf = (query: Type.Static<typeof Query>): SimilarSearch['place'] => {
  const { longitude, latitude } = query;
  if (longitude !== undefined && latitude !== undefined) return { longitude, latitude };
  if (longitude === undefined && latitude === undefined) return null;
  throw fieldProblem('validation-failed', '/query', {
    code: 'required',
    message: 'takes longitude and latitude together',
  });
};
