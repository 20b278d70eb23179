import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { DraftList, ProcedureKeyParams } from '../../contract/procedure-drafts.ts';
import { listDrafts } from '../../drafts/list-drafts.ts';
import { readerOf } from '../../reader.ts';

export const listDraftsOfProcedure: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/procedures/:key/drafts',
    schema: {
      summary: 'All drafts of a procedure, newest first, also those that are over',
      tags: ['procedures'],
      params: ProcedureKeyParams,
      response: { 200: DraftList },
    },
    handler: async (request) => {
      const data = await listDrafts(app.services, readerOf(request), request.params.key);
      return { data, total: data.length };
    },
  });
};
