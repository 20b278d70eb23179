import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { Draft, draftLimits, SaveDraft } from '../../contract/procedure-drafts.ts';
import { saveDraft as save } from '../../drafts/write-draft.ts';
import { readerOf } from '../../reader.ts';

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
      const { version, ...texts } = request.body;
      const asked = { reader: readerOf(request), id: request.params.id, version };
      return save(app.services, asked, texts);
    },
  });
};
