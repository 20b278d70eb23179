import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { BroadcastedSignal, BroadcastSignal } from '../../contract/messages.ts';
import { repeatableOf } from '../../idempotency.ts';
import { broadcastSignal } from '../../messages/broadcast-signal.ts';
import { readerOf } from '../../reader.ts';

export const broadcastSignalRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/signals',
    schema: {
      summary: 'A signal from another system for every case that waits for it now',
      description:
        'Kept for nobody who comes later. Broadcast once for each `signalId` of its sender: the same body again answers the first result, another one 409 `event-id-reused`.',
      tags: ['messages'],
      body: BroadcastSignal,
      response: { 201: BroadcastedSignal },
    },
    handler: async (request, reply) =>
      reply.code(201).send(
        await broadcastSignal(app.services, readerOf(request), {
          signal: request.body,
          repeatable: () => repeatableOf(request),
        }),
      ),
  });
};
