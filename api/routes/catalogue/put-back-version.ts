import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { putBackVersion as putBack } from '../../catalogue/put-back-version.ts';
import { CatalogueInForce, PutBackVersion } from '../../contract/catalogue.ts';
import { IdParams } from '../../contract/common.ts';
import { readerOf } from '../../reader.ts';

export const putBackVersion: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/catalogue/versions/:id/put-back',
    schema: {
      summary: 'Put a whole former version in force again, with a period of its own',
      description:
        'What was filed keeps the class and the condition that it was filed under. Nothing is done when the version is in force.',
      tags: ['reference'],
      params: IdParams,
      body: PutBackVersion,
      response: { 200: CatalogueInForce },
    },
    handler: async (request) =>
      putBack(app.services, readerOf(request), request.params.id, request.body),
  });
};
