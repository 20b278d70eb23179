import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { EventStream } from '../../events/event-stream.ts';
import { Problem } from '../../problem.ts';
import { readerOf } from '../../reader.ts';

const retrySeconds = 10;

export const eventRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const open = new Set<EventStream>();
  app.addHook('preClose', async () => {
    for (const stream of open) stream.end();
  });
  app.route({
    method: 'GET',
    url: '/api/events',
    config: { unattended: true },
    schema: {
      summary: 'What changes, as server-sent events: type, id and version only',
      description:
        'Types: task-changed, case-changed, counts-changed, incident-changed, notice-added, resync (read everything again). Last-Event-ID resumes.',
      tags: ['events'],
      response: { 200: { content: { 'text/event-stream': { schema: Type.String() } } } },
    },
    handler: async (request, reply) => {
      const reader = readerOf(request);
      if (open.size >= app.services.mostStreams)
        throw new Problem('too-many-requests', { retryAfter: retrySeconds });
      const stream = new EventStream(app.services, reader, reply);
      open.add(stream);
      request.raw.once('close', () => {
        open.delete(stream);
        stream.end();
      });
      const lastId = request.headers['last-event-id'];
      await stream.begin(typeof lastId === 'string' ? lastId : null);
      return reply;
    },
  });
};
