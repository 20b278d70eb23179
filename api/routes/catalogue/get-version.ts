import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { keptClass } from '../../catalogue/kept-class.ts';
import { classesOfVersion } from '../../catalogue/load-catalogue.ts';
import { CatalogueOfVersion } from '../../contract/catalogue.ts';
import { Id } from '../../contract/common.ts';
import { Problem } from '../../problem.ts';

export const getVersion: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app.services;
  app.route({
    method: 'GET',
    url: '/api/catalogue/versions/:id',
    schema: {
      summary: 'The classes of one version with their filing conditions',
      tags: ['reference'],
      params: Type.Object({ id: Id }),
      response: { 200: CatalogueOfVersion },
    },
    handler: async (request) => {
      const classes = await classesOfVersion(database, request.params.id);
      // A version is never without a class.
      if (classes.length === 0) throw new Problem('not-found');
      return { data: classes.map(keptClass) };
    },
  });
};
