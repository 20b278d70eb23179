import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { viewBoard } from '../../board/view-board.ts';
import { Board, BoardQuery } from '../../contract/board.ts';
import { readerOf } from '../../reader.ts';

export const getBoard: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/board',
    schema: {
      summary: 'Open tasks by unit, stage and state of their clock',
      tags: ['board'],
      querystring: BoardQuery,
      response: { 200: Board },
    },
    handler: async (request) => viewBoard(app.services, readerOf(request), request.query),
  });
};
