import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { Rehearsal } from '../../contract/rehearsals.ts';
import { runRehearsal as run } from '../../rehearsals/run-rehearsal.ts';

export const runRehearsal: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/rehearsals/:id/run',
    schema: {
      summary: 'Run the next cases of a rehearsal; to be asked until all are done',
      tags: ['procedures'],
      params: IdParams,
      response: { 200: Rehearsal },
    },
    handler: async (request) => run(app.services, request.params.id),
  });
};
