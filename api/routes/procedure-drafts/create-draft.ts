import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import {
  CreateDraft,
  Draft,
  draftLimits,
  ProcedureKeyParams,
} from '../../contract/procedure-drafts.ts';
import { createDraft as create } from '../../drafts/create-draft.ts';
import { readerOf } from '../../reader.ts';

export const createDraft: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/procedures/:key/drafts',
    bodyLimit: draftLimits.bytes,
    schema: {
      summary: 'Begin a draft: of the version in force, of an earlier one, or of a new procedure',
      description:
        'One draft of a procedure is not over: a second one is refused as `already-exists` with ' +
        '`params.draft`.',
      tags: ['procedures'],
      params: ProcedureKeyParams,
      body: CreateDraft,
      response: { 201: Draft },
    },
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await create(app.services, readerOf(request), request.params.key, request.body)),
  });
};
