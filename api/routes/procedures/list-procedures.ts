import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ProcedureList } from '../../contract/procedures.ts';
import { listProcedures as list } from '../../procedures/list-procedures.ts';

export const listProcedures: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/procedures',
    schema: {
      summary: 'Procedures with their published versions',
      tags: ['procedures'],
      response: { 200: ProcedureList },
    },
    handler: async () => {
      const data = await list(app.services);
      return { data, total: data.length };
    },
  });
};
