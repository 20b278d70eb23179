import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { catalogueVersions } from '../../catalogue/catalogue-periods.ts';
import { CatalogueVersions } from '../../contract/catalogue.ts';

export const listVersions: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app.services;
  app.route({
    method: 'GET',
    url: '/api/catalogue/versions',
    schema: {
      summary: 'Every catalogue that was in force, with when, by whom and why',
      tags: ['reference'],
      response: { 200: CatalogueVersions },
    },
    handler: async () => catalogueVersions(database),
  });
};
