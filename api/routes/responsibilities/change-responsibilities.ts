import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ChangeResponsibilities, ResponsibilityTable } from '../../contract/responsibilities.ts';
import { readerOf } from '../../reader.ts';
import { changeResponsibilities as change } from '../../responsibilities/change-responsibilities.ts';

export const changeResponsibilities: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'PUT',
    url: '/api/responsibilities',
    schema: {
      summary: 'Set or take away cells of the responsibility table, all or none',
      description:
        'Each cell says what was there before: `stale-version` names the cells that others have changed. Concerns what is dispatched from now on.',
      tags: ['organisation'],
      body: ChangeResponsibilities,
      response: { 200: ResponsibilityTable },
    },
    handler: async (request) => change(app.services, readerOf(request), request.body.cells),
  });
};
