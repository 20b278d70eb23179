import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { keptClass } from '../../catalogue/kept-class.ts';
import { retiredClasses } from '../../catalogue/retired-classes.ts';
import { RetiredClasses } from '../../contract/catalogue.ts';

export const listRetired: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app.services;
  app.route({
    method: 'GET',
    url: '/api/catalogue/retired',
    schema: {
      summary: 'Classes that were in force once and are not now, as they were last',
      tags: ['reference'],
      response: { 200: RetiredClasses },
    },
    handler: async () => ({ data: (await retiredClasses(database)).map(keptClass) }),
  });
};
