import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IncidentCauseList } from '../../contract/incidents.ts';
import { incidentCauses } from '../../incidents/list-causes.ts';
import { readerOf } from '../../reader.ts';

export const listCauses: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/incidents/causes',
    schema: {
      summary: 'What the open incidents came of, most first',
      description:
        'One row for the same code at the same element of a procedure; the three are filters of `GET /api/incidents`.',
      tags: ['incidents'],
      response: { 200: IncidentCauseList },
    },
    handler: async (request) => ({ data: await incidentCauses(app.services, readerOf(request)) }),
  });
};
