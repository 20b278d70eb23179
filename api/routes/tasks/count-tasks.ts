import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { TaskCounts } from '../../contract/tasks.ts';
import { readerOf } from '../../reader.ts';
import { countTasks as count } from '../../tasks/count-tasks.ts';

export const countTasks: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/tasks/counts',
    schema: {
      summary: 'How many tasks are in each view, and in each stage of what waits for the person',
      tags: ['tasks'],
      response: { 200: TaskCounts },
    },
    handler: async (request) => count(app.services, readerOf(request)),
  });
};
