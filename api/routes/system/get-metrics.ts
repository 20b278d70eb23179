import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';

export const getMetrics: FastifyPluginAsyncTypebox = async (app) => {
  const { registry } = app.services.metrics;
  app.route({
    method: 'GET',
    url: '/metrics',
    schema: {
      summary: 'Figures of this process for Prometheus',
      tags: ['system'],
      response: { 200: { content: { 'text/plain': { schema: Type.String() } } } },
    },
    handler: async (_request, reply) =>
      reply.type(registry.contentType).send(await registry.metrics()),
  });
};
