import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { Draft, DraftStep } from '../../contract/procedure-drafts.ts';
import { withdrawDraft as withdraw } from '../../drafts/review-draft.ts';
import { readerOf } from '../../reader.ts';

export const withdrawDraft: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/procedure-drafts/:id/withdraw',
    schema: {
      summary: 'Take a draft back from review, or after it, to write on',
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
      return withdraw(app.services, asked);
    },
  });
};
