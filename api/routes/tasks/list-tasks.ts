import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { TaskList, TaskView } from '../../contract/tasks.ts';
import { listQueryProperties, readListRequest } from '../../list-request.ts';
import { Problem } from '../../problem.ts';
import { readerOf } from '../../reader.ts';
import { scopeOf } from '../../scope.ts';
import { listTasks as list } from '../../tasks/list-tasks.ts';
import { doneListShape, taskListShape } from '../../tasks/task-list-shape.ts';

const Query = Type.Object(
  { ...listQueryProperties, view: Type.Optional(TaskView) },
  { additionalProperties: false },
);

export const listTasks: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/tasks',
    schema: {
      summary: 'The inbox: one view, filtered and sorted',
      tags: ['tasks'],
      querystring: Query,
      response: { 200: TaskList },
    },
    handler: async (request) => {
      const reader = readerOf(request);
      const { view = 'mine', ...query } = request.query;
      if (view === 'team' && scopeOf(reader, 'task.read-team').person === null)
        throw new Problem('not-permitted');
      const shape = view === 'done' ? doneListShape : taskListShape;
      return list(app.services, reader, view, readListRequest(shape, query));
    },
  });
};
