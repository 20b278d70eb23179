import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { ChangePerson, PersonDetail } from '../../contract/organisation.ts';
import { renamePerson as rename } from '../../organisation/rename-person.ts';
import { readerOf } from '../../reader.ts';

export const renamePerson: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'PUT',
    url: '/api/people/:id',
    schema: {
      summary: 'Rename a person',
      tags: ['organisation'],
      params: IdParams,
      body: ChangePerson,
      response: { 200: PersonDetail },
    },
    handler: async (request) =>
      rename(app.services, readerOf(request), { ...request.body, id: request.params.id }),
  });
};
