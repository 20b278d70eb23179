import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { ChangeUnit, UnitDetail } from '../../contract/organisation.ts';
import { changeUnit as change } from '../../organisation/change-unit.ts';
import { readerOf } from '../../reader.ts';

export const changeUnit: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'PUT',
    url: '/api/units/:id',
    schema: {
      summary: 'Rename or move a unit, or change its kind',
      description: 'Cases keep their unit; who reaches them follows the tree.',
      tags: ['organisation'],
      params: IdParams,
      body: ChangeUnit,
      response: { 200: UnitDetail },
    },
    handler: async (request) =>
      change(app.services, readerOf(request), { ...request.body, id: request.params.id }),
  });
};
