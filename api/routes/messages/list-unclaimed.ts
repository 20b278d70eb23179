import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { UnclaimedMessageList } from '../../contract/messages.ts';
import { ListQuery, readListRequest } from '../../list-request.ts';
import { listUnclaimed, unclaimedListShape } from '../../messages/list-unclaimed.ts';

export const listUnclaimedRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/messages',
    schema: {
      summary: 'Messages that nobody has taken, by how long they are kept',
      description: 'Filters: state, name, correlation. What they carry is not shown.',
      tags: ['messages'],
      querystring: ListQuery,
      response: { 200: UnclaimedMessageList },
    },
    handler: async (request) =>
      listUnclaimed(app.services, readListRequest(unclaimedListShape, request.query)),
  });
};
