import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IncidentList } from '../../contract/incidents.ts';
import { incidentListShape, listIncidents } from '../../incidents/list-incidents.ts';
import { ListQuery, readListRequest } from '../../list-request.ts';
import { readerOf } from '../../reader.ts';

export const listIncidentsRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/incidents',
    schema: {
      summary: 'Technical failures of cases, newest first',
      description: 'Filters: q, state, procedure, element, code, caseId.',
      tags: ['incidents'],
      querystring: ListQuery,
      response: { 200: IncidentList },
    },
    handler: async (request) =>
      listIncidents(
        app.services,
        readerOf(request),
        readListRequest(incidentListShape, request.query),
      ),
  });
};
