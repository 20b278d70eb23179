import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { Draft, ReturnDraft } from '../../contract/procedure-drafts.ts';
import { returnDraft as giveBack } from '../../drafts/review-draft.ts';
import { draftRequestOf } from './draft-step-route.ts';

export const returnDraft: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/procedure-drafts/:id/return',
    schema: {
      summary: 'Give a draft back to be written on, with the reason',
      tags: ['procedures'],
      params: IdParams,
      body: ReturnDraft,
      response: { 200: Draft },
    },
    handler: async (request) =>
      giveBack(app.services, draftRequestOf(request), request.body.reason),
  });
};
