import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Health, Readiness } from '../../contract/health.ts';
import { databaseAnswers } from './get-welcome.ts';

export const getHealth: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/healthz',
    schema: { summary: 'The process is up', tags: ['system'], response: { 200: Health } },
    handler: async () => ({ ok: true }),
  });
  app.route({
    method: 'GET',
    url: '/readyz',
    schema: {
      summary: 'Database, engine and a worker can be reached',
      tags: ['system'],
      response: { 200: Readiness, 503: Readiness },
    },
    handler: async (_request, reply) => {
      const [postgres, engine] = await Promise.all([
        databaseAnswers(services),
        services.engineWatch.look(),
      ]);
      const ready = postgres && engine.reachable && engine.workerPolls;
      return reply
        .code(ready ? 200 : 503)
        .send({ ready, postgres, temporal: engine.reachable, worker: engine.workerPolls });
    },
  });
};
