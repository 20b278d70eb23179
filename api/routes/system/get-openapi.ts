import apiReference from '@scalar/fastify-api-reference';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { docsNonce } from '../../plugins/openapi.ts';

/** The page of the documentation runs one line of its own; the nonce admits that line alone. */
const docsPolicy = [
  "default-src 'self'",
  `script-src 'self' 'nonce-${docsNonce}'`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const getOpenapi: FastifyPluginAsyncTypebox = async (app) => {
  let document: string | null = null;
  app.route({
    method: 'GET',
    url: '/api/openapi.json',
    schema: {
      summary: 'This description',
      tags: ['system'],
      // Sent as text that is JSON already.
      response: { 200: Type.Unsafe<string>({ type: 'object', description: 'OpenAPI 3.1' }) },
    },
    handler: async (_request, reply) => {
      document ??= JSON.stringify(app.swagger());
      return reply
        .type('application/json; charset=utf-8')
        .serializer((text: string) => text)
        .send(document);
    },
  });
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/docs')) reply.header('content-security-policy', docsPolicy);
  });
  await app.register(apiReference, {
    routePrefix: '/api/docs',
    configuration: {
      url: '/api/openapi.json',
      pageTitle: 'Bihuan API',
      nonce: docsNonce,
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      // No assistant: it would send the page to another host.
      agent: { disabled: true },
    },
  });
};
