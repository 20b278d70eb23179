import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changeCatalogue as change } from '../../catalogue/change-catalogue.ts';
import { CatalogueInForce, ChangeCatalogue } from '../../contract/catalogue.ts';
import { readerOf } from '../../reader.ts';

export const changeCatalogue: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/catalogue/versions',
    schema: {
      summary: 'Change, add, retire and restore classes as a new version that is in force at once',
      description:
        'All or none. What was filed keeps the class and the condition that it was filed under.',
      tags: ['reference'],
      body: ChangeCatalogue,
      response: { 200: CatalogueInForce },
    },
    handler: async (request) => change(app.services, readerOf(request), request.body),
  });
};
