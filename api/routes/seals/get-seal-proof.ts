import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { IdParams } from '../../contract/common.ts';
import { wallTime } from '../../exports/cells.ts';
import { Problem } from '../../problem.ts';
import { readerOf } from '../../reader.ts';
import { findSeal } from '../../seals/find-seal.ts';
import { sealProof } from '../../seals/seal-proof.ts';
import { writeSecurityEvent } from '../../security-log.ts';

export const getSealProofRoute: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/seals/:id/proof',
    schema: {
      summary: 'A seal with the chain ends that it signs, as a file to be kept outside',
      description:
        'Verified without the centre by `npm run verify -- proof FILE`. That it was taken away is an entry of the security log. 404 of a seal that is older than what is kept of chain ends.',
      tags: ['audit'],
      params: IdParams,
      response: { 200: Type.Unknown() },
    },
    handler: async (request, reply) => {
      const row = await findSeal(services.database, request.params.id);
      if (row.moved === null) throw new Problem('not-found');
      await writeSecurityEvent(
        services.database,
        {
          person: readerOf(request).id,
          type: 'list-exported',
          success: true,
          params: { list: 'seal', format: 'txt', seal: row.id },
        },
        services.now(),
      );
      const day = wallTime(row.sealed_at.toISOString(), services.config.timeZone)?.slice(0, 10);
      return reply
        .type('text/plain; charset=utf-8')
        .header('content-disposition', `attachment; filename="seal-${day ?? row.id}.txt"`)
        .send(sealProof(services.database, row));
    },
  });
};
