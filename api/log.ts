import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import type { DestinationStream } from 'pino';
import type { Config } from './config.ts';
import { logError } from '../migrations/log-error.ts';

const caseOfPath = /^\/api\/(?<kind>cases|tasks)\/(?<id>[\w-]{1,64})/u;

/** The case that a path is about: its own id, or the first part of a task's. */
export const caseIdOf = (request: Pick<FastifyRequest, 'url'>): string | null => {
  const found = caseOfPath.exec(request.url)?.groups;
  return found?.['id'] ?? null;
};

/**
 * Structured logs with the request's id, route and case. No query string, body, header or name: these
 * hold personal data.
 */
export const loggerOptions = (
  config: Config,
  stream?: DestinationStream,
): NonNullable<FastifyServerOptions['logger']> => ({
  level: config.logLevel,
  ...(stream === undefined ? {} : { stream }),
  base: { service: 'bihuan-api' },
  serializers: {
    err: logError,
    req: (request: FastifyRequest) => ({
      method: request.method,
      route: request.routeOptions.url ?? null,
    }),
    res: (reply) => ({ statusCode: reply.statusCode }),
  },
  redact: {
    paths: [
      'password',
      'phone',
      'name',
      'token',
      'cookie',
      'authorization',
      '*.password',
      '*.phone',
      '*.name',
      '*.token',
      '*.cookie',
      '*.authorization',
    ],
    remove: true,
  },
});
