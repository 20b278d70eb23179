import type { FastifyInstance } from 'fastify';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What `GET /metrics` tells: requests by route, steps by outcome, open event streams, and the process itself. */
export interface ApiMetrics {
  readonly registry: Registry;
  /** Procedure operations by how the engine answered. */
  readonly steps: Counter<'type' | 'outcome'>;
  readonly streams: Gauge;
}

export const createMetrics = (): ApiMetrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'bihuan_' });
  return {
    registry,
    steps: new Counter({
      name: 'bihuan_steps_total',
      help: 'Procedure operations sent to the engine, by type and outcome',
      labelNames: ['type', 'outcome'],
      registers: [registry],
    }),
    streams: new Gauge({
      name: 'bihuan_event_streams',
      help: 'Open event streams',
      registers: [registry],
    }),
  };
};

export const measureRequests = (app: FastifyInstance, metrics: ApiMetrics): void => {
  const durations = new Histogram({
    name: 'bihuan_request_seconds',
    help: 'Time to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers: [metrics.registry],
  });
  app.addHook('onResponse', async (request, reply) => {
    durations.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1000,
    );
  });
};
