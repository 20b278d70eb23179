import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { NewUnit, UnitDetail } from '../../contract/organisation.ts';
import { createUnit as create } from '../../organisation/create-unit.ts';
import { readerOf } from '../../reader.ts';

export const createUnit: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/units',
    schema: {
      summary: 'Make a unit below another one',
      tags: ['organisation'],
      body: NewUnit,
      response: { 201: UnitDetail },
    },
    handler: async (request, reply) =>
      reply.code(201).send(await create(app.services, readerOf(request), request.body)),
  });
};
