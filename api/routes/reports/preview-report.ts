import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { PreviewReport } from '../../contract/reports.ts';
import { TaskPreview } from '../../contract/tasks.ts';
import { readerOf } from '../../reader.ts';
import { previewReport as preview } from '../../reports/preview-report.ts';

export const previewReport: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/reports/preview',
    schema: {
      summary: 'Who would get a report that is not sent yet and until when, computed by the engine',
      tags: ['reports'],
      body: PreviewReport,
      response: { 200: TaskPreview },
    },
    handler: async (request) => preview(app.services, readerOf(request), request.body),
  });
};
