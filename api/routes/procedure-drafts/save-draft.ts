import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { Draft, draftLimits, SaveDraft } from '../../contract/procedure-drafts.ts';
import { saveDraft as save } from '../../drafts/write-draft.ts';
import { draftRequestOf } from './draft-step-route.ts';

export const saveDraft: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'PUT',
    url: '/api/procedure-drafts/:id',
    bodyLimit: draftLimits.bytes,
    schema: {
      summary: 'Keep what was written, finished or not',
      tags: ['procedures'],
      params: IdParams,
      body: SaveDraft,
      response: { 200: Draft },
    },
    handler: async (request) => {
      const { version: _, ...texts } = request.body;
      return save(app.services, draftRequestOf(request), texts);
    },
  });
};
