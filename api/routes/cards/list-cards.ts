import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { OpenCardList } from '../../contract/supervision.ts';
import { ListQuery, readListRequest } from '../../list-request.ts';
import { readerOf } from '../../reader.ts';
import { cardListShape, listCards } from '../../supervision/card-list.ts';

export const listCardsRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/cards',
    schema: {
      summary: 'Supervision cards that are not closed',
      tags: ['board'],
      querystring: ListQuery,
      response: { 200: OpenCardList },
    },
    handler: async (request) =>
      listCards(app.services, readerOf(request), readListRequest(cardListShape, request.query)),
  });
};
