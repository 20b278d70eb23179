import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { ApproveDraft, Draft } from '../../contract/procedure-drafts.ts';
import { approveDraft as approve } from '../../drafts/review-draft.ts';
import { draftRequestOf } from './draft-step-route.ts';

export const approveDraft: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/procedure-drafts/:id/approve',
    schema: {
      summary: 'Approve a draft that others have written',
      tags: ['procedures'],
      params: IdParams,
      body: ApproveDraft,
      response: { 200: Draft },
    },
    handler: async (request) =>
      approve(app.services, draftRequestOf(request), request.body.reason ?? ''),
  });
};
