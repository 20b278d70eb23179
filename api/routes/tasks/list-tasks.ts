import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { TaskList, TaskView } from '../../contract/tasks.ts';
import { listQueryProperties } from '../../list-request.ts';
import { readerOf } from '../../reader.ts';
import { listTasks as list } from '../../tasks/list-tasks.ts';
import { readTaskQuery } from '../../tasks/read-task-query.ts';

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
      const { view, request: wanted } = readTaskQuery(reader, request.query);
      return list(app.services, reader, view, wanted);
    },
  });
};
