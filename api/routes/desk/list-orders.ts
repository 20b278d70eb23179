import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { OrderList } from '../../contract/desk.ts';
import { listOrders, orderShape } from '../../desk/orders.ts';
import { ListQuery, readListRequest } from '../../list-request.ts';
import { readerOf } from '../../reader.ts';

export const listOrdersRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/desk/orders',
    schema: {
      summary: 'Supervision cards, urges and instructions that nobody has acknowledged',
      tags: ['board'],
      querystring: ListQuery,
      response: { 200: OrderList },
    },
    handler: async (request) =>
      listOrders(app.services, readerOf(request), readListRequest(orderShape, request.query)),
  });
};
