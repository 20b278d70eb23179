import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { StringEnum } from '../../contract/common.ts';
import { ResponsibilityHistory } from '../../contract/responsibilities.ts';
import { historyOf } from '../../organisation/history.ts';

const Query = Type.Object(
  {
    kind: StringEnum(['component', 'matter']),
    classCode: Type.String({ minLength: 2, maxLength: 6 }),
  },
  { additionalProperties: false },
);

export const getHistory: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/responsibilities/history',
    schema: {
      summary: 'Who changed which unit answers for a class, newest first',
      tags: ['organisation'],
      querystring: Query,
      response: { 200: ResponsibilityHistory },
    },
    handler: async (request) => {
      const { kind, classCode } = request.query;
      return {
        data: await historyOf(app.services.database, `responsibility:${kind}:${classCode}`),
      };
    },
  });
};
