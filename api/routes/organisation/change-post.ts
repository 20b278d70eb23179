import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { ChangePost, PersonDetail } from '../../contract/organisation.ts';
import { changePost as change } from '../../organisation/change-post.ts';
import { readerOf } from '../../reader.ts';

export const changePost: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'PUT',
    url: '/api/posts/:id',
    schema: {
      summary: 'Set or lift the end of a post that is not over',
      description:
        'Refused as `action-not-available` with the reason `own-account`, `last-administrator` or `post-over`.',
      tags: ['organisation'],
      params: IdParams,
      body: ChangePost,
      response: { 200: PersonDetail },
    },
    handler: async (request) =>
      change(app.services, readerOf(request), { ...request.body, id: request.params.id }),
  });
};
