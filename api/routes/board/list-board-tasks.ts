import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { boardListShape } from '../../board/board-list-shape.ts';
import { boardTasks } from '../../board/board-tasks.ts';
import { BoardTaskList } from '../../contract/board.ts';
import { ListQuery, readListRequest } from '../../list-request.ts';
import { readerOf } from '../../reader.ts';

export const listBoardTasks: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/board/tasks',
    schema: {
      summary: 'The tasks behind the cells of the board, with why they are late',
      tags: ['board'],
      querystring: ListQuery,
      response: { 200: BoardTaskList },
    },
    handler: async (request) =>
      boardTasks(app.services, readerOf(request), readListRequest(boardListShape, request.query)),
  });
};
