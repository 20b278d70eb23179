import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { answerPerformed } from '../../acts/answer-performed.ts';
import { IdParams } from '../../contract/common.ts';
import { CompleteTask, PendingStep, StepResult } from '../../contract/tasks.ts';
import { repeatableOf } from '../../idempotency.ts';
import { readerOf } from '../../reader.ts';
import { completeClaimed } from '../../tasks/complete-task.ts';

export const completeTask: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'POST',
    url: '/api/tasks/:id/complete',
    schema: {
      summary: 'Finish a task with one of its outcomes',
      tags: ['tasks'],
      params: IdParams,
      body: CompleteTask,
      response: { 200: StepResult, 202: PendingStep },
    },
    handler: async (request, reply) => {
      const performed = await completeClaimed(app.services, request.params.id, {
        reader: readerOf(request),
        body: request.body,
        repeatable: repeatableOf(request),
      });
      return answerPerformed(reply, performed);
    },
  });
};
