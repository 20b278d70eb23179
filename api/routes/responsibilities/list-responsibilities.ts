import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ResponsibilityTable } from '../../contract/responsibilities.ts';
import { responsibilityRules, ruleOf } from '../../responsibilities/responsibility-rules.ts';

export const listResponsibilities: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/responsibilities',
    schema: {
      summary: 'The whole responsibility table: class or major class, grid, unit',
      tags: ['organisation'],
      response: { 200: ResponsibilityTable },
    },
    handler: async () => ({
      rules: (await responsibilityRules(app.services.database)).map(ruleOf),
    }),
  });
};
