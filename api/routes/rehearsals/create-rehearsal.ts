import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { CreateRehearsal, Rehearsal } from '../../contract/rehearsals.ts';
import { readerOf } from '../../reader.ts';
import { createRehearsal as create } from '../../rehearsals/create-rehearsal.ts';

export const createRehearsal: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/procedure-drafts/:id/rehearsals',
    schema: {
      summary:
        'Take the closed cases of a time, to run what was decided on the draft as it is kept',
      description: 'Nothing is run yet: `POST /api/rehearsals/{id}/run` runs some cases at a time.',
      tags: ['procedures'],
      params: IdParams,
      body: CreateRehearsal,
      response: { 201: Rehearsal },
    },
    handler: async (request, reply) =>
      reply
        .code(201)
        .send(await create(app.services, readerOf(request), request.params.id, request.body)),
  });
};
