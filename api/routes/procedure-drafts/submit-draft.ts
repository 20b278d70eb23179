import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { Draft, DraftStep } from '../../contract/procedure-drafts.ts';
import { submitDraft as submit } from '../../drafts/review-draft.ts';
import { readerOf } from '../../reader.ts';

export const submitDraft: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/procedure-drafts/:id/submit',
    schema: {
      summary: 'Give a draft to a second person; it needs zero errors',
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
      return submit(app.services, asked);
    },
  });
};
