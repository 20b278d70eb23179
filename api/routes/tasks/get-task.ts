import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { TaskDetail } from '../../contract/tasks.ts';
import { readerOf } from '../../reader.ts';
import { loadTask } from '../../tasks/load-task.ts';
import { taskDetail } from '../../tasks/task-detail.ts';

export const getTask: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/tasks/:id',
    schema: {
      summary: 'One task with its form, values, return targets and actions',
      tags: ['tasks'],
      params: IdParams,
      response: { 200: TaskDetail },
    },
    handler: async (request) => {
      const reader = readerOf(request);
      return taskDetail(
        app.services,
        reader,
        await loadTask(app.services, reader, request.params.id),
      );
    },
  });
};
