import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { TaskView } from '../../contract/tasks.ts';
import { taskColumns } from '../../exports/columns.ts';
import { exportQueryProperties } from '../../exports/exported-list.ts';
import { sendExport } from '../../exports/send-export.ts';
import type { ListQuery } from '../../list-request.ts';
import { readerOf } from '../../reader.ts';
import { listTasks } from '../../tasks/list-tasks.ts';
import { readTaskQuery } from '../../tasks/read-task-query.ts';

const Query = Type.Object(
  { ...exportQueryProperties, view: Type.Optional(TaskView) },
  { additionalProperties: false },
);

export const exportTasks: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/tasks/export',
    schema: {
      summary: 'A view of the inbox as CSV or XLSX',
      tags: ['tasks'],
      querystring: Query,
      response: { 200: Type.Unknown() },
    },
    handler: async (request, reply) => {
      const reader = readerOf(request);
      const { view: asked, ...rest } = request.query;
      const list = {
        name: 'tasks',
        columns: taskColumns(services.config.timeZone),
        page: async (query: ListQuery) => {
          const given = asked === undefined ? query : { ...query, view: asked };
          const { view, request: wanted } = readTaskQuery(reader, given);
          return listTasks(services, reader, view, wanted);
        },
      } as const;
      return sendExport({ services, reader, reply }, list, rest);
    },
  });
};
