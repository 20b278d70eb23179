import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { GivePost, PersonDetail } from '../../contract/organisation.ts';
import { givePost as give } from '../../organisation/give-post.ts';
import { readerOf } from '../../reader.ts';

export const givePost: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/people/:id/posts',
    schema: {
      summary: 'Give a person a post, or have them stand in for the holder of one',
      description:
        'Posts that exclude each other are refused as `validation-failed` with the code `exclusive-roles`.',
      tags: ['organisation'],
      params: IdParams,
      body: GivePost,
      response: { 201: PersonDetail },
    },
    handler: async (request, reply) =>
      reply.code(201).send(
        await give(app.services, readerOf(request), {
          ...request.body,
          person: request.params.id,
        }),
      ),
  });
};
