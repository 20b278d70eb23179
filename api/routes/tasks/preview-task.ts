import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { PreviewTask, TaskPreview } from '../../contract/tasks.ts';
import { readerOf } from '../../reader.ts';
import { loadTask } from '../../tasks/load-task.ts';
import { previewTask as preview } from '../../tasks/preview-task.ts';

export const previewTask: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/tasks/:id/preview',
    schema: {
      summary: 'Who gets it next and until when, computed by the engine',
      tags: ['tasks'],
      params: IdParams,
      body: PreviewTask,
      response: { 200: TaskPreview },
    },
    handler: async (request) => {
      const reader = readerOf(request);
      const task = await loadTask(app.services, reader, request.params.id);
      return preview(app.services, reader, task, request.body);
    },
  });
};
