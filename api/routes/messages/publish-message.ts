import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { PublishedMessage, PublishMessage } from '../../contract/messages.ts';
import { repeatableOf } from '../../idempotency.ts';
import { publishMessage } from '../../messages/publish-message.ts';
import { readerOf } from '../../reader.ts';

export const publishMessageRoute: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/messages',
    schema: {
      summary: 'A message from another system for the case that waits for it',
      description:
        'Published once for each `messageId` of its sender: the same body again answers the first result, another one 409 `event-id-reused`.',
      tags: ['messages'],
      body: PublishMessage,
      response: { 201: PublishedMessage },
    },
    handler: async (request, reply) =>
      reply.code(201).send(
        await publishMessage(app.services, readerOf(request), {
          message: request.body,
          repeatable: () => repeatableOf(request),
        }),
      ),
  });
};
