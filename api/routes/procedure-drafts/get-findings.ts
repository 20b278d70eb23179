import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { DraftFindings } from '../../contract/procedure-drafts.ts';
import { judgeDraft } from '../../drafts/judge-draft.ts';

export const getFindings: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/procedure-drafts/:id/findings',
    schema: {
      summary: 'What submitting and publishing would say of the draft as it is kept',
      tags: ['procedures'],
      params: IdParams,
      response: { 200: DraftFindings },
    },
    handler: async (request) => judgeDraft(app.services, request.params.id),
  });
};
