import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { OfVersion, UnitDetail } from '../../contract/organisation.ts';
import { setUnitOpen } from '../../organisation/set-unit-open.ts';
import { readerOf } from '../../reader.ts';

export const closeUnit: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/units/:id/close',
    schema: {
      summary: 'Close a unit that answers for nothing any more',
      description:
        'Refused as `action-not-available` with the reason `unit-in-use` and counts of what stands in the way.',
      tags: ['organisation'],
      params: IdParams,
      body: OfVersion,
      response: { 200: UnitDetail },
    },
    handler: async (request) =>
      setUnitOpen(app.services, readerOf(request), {
        id: request.params.id,
        version: request.body.version,
        active: false,
      }),
  });
};
