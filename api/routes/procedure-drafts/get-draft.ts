import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { Draft } from '../../contract/procedure-drafts.ts';
import { getDraft as get } from '../../drafts/list-drafts.ts';
import { readerOf } from '../../reader.ts';

export const getDraft: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/procedure-drafts/:id',
    schema: {
      summary: 'A draft with its texts, and what the reader may do with it',
      tags: ['procedures'],
      params: IdParams,
      response: { 200: Draft },
    },
    handler: async (request) => get(app.services, readerOf(request), request.params.id),
  });
};
