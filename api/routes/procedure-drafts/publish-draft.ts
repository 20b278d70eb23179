import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { DraftStep, PublishedDraft } from '../../contract/procedure-drafts.ts';
import { publishDraft as publish } from '../../drafts/publish-draft.ts';
import { draftRequestOf } from './draft-step-route.ts';

export const publishDraft: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/procedure-drafts/:id/publish',
    schema: {
      summary: 'Make an approved draft the version that new cases get',
      description:
        'Cases in progress stay on the version that they began with. The draft is judged again.',
      tags: ['procedures'],
      params: IdParams,
      body: DraftStep,
      response: { 200: PublishedDraft },
    },
    handler: async (request) => publish(app.services, draftRequestOf(request)),
  });
};
