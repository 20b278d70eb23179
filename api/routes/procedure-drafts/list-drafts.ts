import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { DraftList } from '../../contract/procedure-drafts.ts';
import { listDrafts as list } from '../../drafts/list-drafts.ts';
import { readerOf } from '../../reader.ts';

export const listDrafts: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/procedure-drafts',
    schema: {
      summary: 'Drafts of all procedures that are not over, newest first, without their texts',
      tags: ['procedures'],
      response: { 200: DraftList },
    },
    handler: async (request) => {
      const data = await list(app.services, readerOf(request));
      return { data, total: data.length };
    },
  });
};
