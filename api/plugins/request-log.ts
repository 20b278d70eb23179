import type { FastifyInstance } from 'fastify';
import { caseIdOf } from '../log.ts';

/** One line a request when it is answered, and its id in the answer. */
export const logRequests = (app: FastifyInstance): void => {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info(
      {
        method: request.method,
        route: request.routeOptions.url ?? null,
        caseId: caseIdOf(request),
        status: reply.statusCode,
        millis: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
  });
};
