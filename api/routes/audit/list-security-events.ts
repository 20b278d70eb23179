import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { listSecurityEvents } from '../../audit/list-security-events.ts';
import { securityEventListShape } from '../../audit/security-event-filter.ts';
import { SecurityEventList } from '../../contract/audit.ts';
import { ListQuery, readListRequest } from '../../list-request.ts';
import { readerOf } from '../../reader.ts';

export const listSecurityEventsRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/security-events',
    schema: {
      summary: 'The security log of the centre, newest first',
      description:
        'Filters: id, q (people, case numbers, units, grids, tokens, keys of settings), kind, type, by, success, caseId, since, before. Whoever may read sign-ins only gets those.',
      tags: ['audit'],
      querystring: ListQuery,
      response: { 200: SecurityEventList },
    },
    handler: async (request) =>
      listSecurityEvents(
        app.services,
        readerOf(request),
        readListRequest(securityEventListShape, request.query),
      ),
  });
};
