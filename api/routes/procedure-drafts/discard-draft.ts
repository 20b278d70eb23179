import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { Draft, DraftStep } from '../../contract/procedure-drafts.ts';
import { discardDraft as discard } from '../../drafts/write-draft.ts';
import { readerOf } from '../../reader.ts';

export const discardDraft: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'DELETE',
    url: '/api/procedure-drafts/:id',
    schema: {
      summary: 'Give up a draft; it stays in the list of its procedure',
      tags: ['procedures'],
      params: IdParams,
      body: DraftStep,
      response: { 200: Draft },
    },
    handler: async (request) => {
      const asked = {
        reader: readerOf(request),
        id: request.params.id,
        version: request.body.version,
      };
      return discard(app.services, asked);
    },
  });
};
