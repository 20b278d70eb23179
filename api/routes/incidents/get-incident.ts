import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { IncidentDetail } from '../../contract/incidents.ts';
import { incidentDetail } from '../../incidents/incident-detail.ts';
import { readerOf } from '../../reader.ts';

export const getIncident: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/incidents/:id',
    schema: {
      summary: 'One incident with what its repair needs',
      description:
        'Repaired by `repair-incident` of `POST /api/cases/:id/actions`: retry, edit-and-retry with `variables`, skip with `reason`.',
      tags: ['incidents'],
      params: IdParams,
      response: { 200: IncidentDetail },
    },
    handler: async (request) => incidentDetail(app.services, readerOf(request), request.params.id),
  });
};
