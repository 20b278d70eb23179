import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ProcedureVersion, ProcedureVersionParams } from '../../contract/procedures.ts';
import { getVersion } from '../../procedures/get-version.ts';
import { Problem } from '../../problem.ts';

const xmlTypes = new Set(['application/xml', 'text/xml', 'application/bpmn+xml']);

/** What the caller would rather have; JSON unless XML is asked for before it. */
const wants = (accept: string | undefined): 'json' | 'xml' | null => {
  const types = (accept ?? '*/*')
    .split(',')
    .map((part) => (part.split(';')[0] ?? '').trim().toLowerCase());
  for (const type of types) {
    if (xmlTypes.has(type)) return 'xml';
    if (['application/json', 'application/*', '*/*', ''].includes(type)) return 'json';
  }
  return null;
};

export const getProcedureVersion: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/procedures/:key/versions/:version',
    schema: {
      summary:
        'One version: the compiled graph and forms, or the BPMN with `Accept: application/xml`',
      tags: ['procedures'],
      params: ProcedureVersionParams,
      produces: ['application/json', 'application/xml'],
      response: {
        200: {
          description: 'The version',
          content: {
            'application/json': { schema: ProcedureVersion },
            'application/xml': { schema: Type.String() },
          },
        },
      },
    },
    handler: async (request, reply) => {
      const form = wants(request.headers.accept);
      if (form === null) throw new Problem('not-acceptable');
      const { document, xml } = await getVersion(
        app.services,
        request.params.key,
        request.params.version,
      );
      // A version never changes.
      reply.header('cache-control', 'private, max-age=86400, immutable').header('vary', 'accept');
      if (form === 'json') return document;
      return reply
        .type('application/xml; charset=utf-8')
        .serializer((text: string) => text)
        .send(xml);
    },
  });
};
