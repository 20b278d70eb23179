import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { Draft, DraftStep } from '../../contract/procedure-drafts.ts';
import { takeOverDraft as takeOver } from '../../drafts/write-draft.ts';
import { readerOf } from '../../reader.ts';

export const takeOverDraft: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/procedure-drafts/:id/take-over',
    schema: {
      summary: 'Write a draft instead of whoever writes it now',
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
      return takeOver(app.services, asked);
    },
  });
};
