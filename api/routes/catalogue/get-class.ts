import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { classHistory } from '../../catalogue/class-history.ts';
import { ClassHistory, ClassKind } from '../../contract/catalogue.ts';
import { Problem } from '../../problem.ts';
import { readerOf } from '../../reader.ts';

export const getClass: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app.services;
  app.route({
    method: 'GET',
    url: '/api/catalogue/classes/:kind/:code',
    schema: {
      summary: 'One class through all versions, and the open cases by the condition they keep',
      tags: ['reference'],
      params: Type.Object({ kind: ClassKind, code: Type.String({ maxLength: 20 }) }),
      response: { 200: ClassHistory },
    },
    handler: async (request) => {
      const found = await classHistory(database, readerOf(request), request.params);
      if (found === null) throw new Problem('not-found');
      return found;
    },
  });
};
