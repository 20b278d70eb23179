import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { claimOffered, claimTask as claim } from '../../../migrations/functions/claim-task.ts';
import { ClaimTask, TaskClaim } from '../../contract/tasks.ts';
import { IdParams, Nullable } from '../../contract/common.ts';
import { Problem } from '../../problem.ts';
import { readerOf } from '../../reader.ts';
import { loadUnopenedTaskAtHand } from '../../tasks/load-task.ts';
import { requireEligible } from '../../tasks/require-eligible.ts';

export const claimTask: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'POST',
    url: '/api/tasks/:id/claim',
    schema: {
      summary: 'Take a task out of the pool',
      tags: ['tasks'],
      params: IdParams,
      body: Nullable(ClaimTask),
      response: { 200: TaskClaim },
    },
    handler: async (request) => {
      const reader = readerOf(request);
      const { id: taskId } = request.params;
      const offered = await claimOffered(services.database, {
        taskId,
        person: reader.id,
        version: request.body?.version ?? null,
        posts: reader.principal.posts,
        origin: 'person',
      });
      if (offered.code === 'claimed') {
        const { version, seq, step } = offered;
        services.claimedTasks.keep(reader, offered.task, { seq, step });
        return { id: taskId, version, seq };
      }
      // Held already, or not to be had: that takes a look at it.
      const task = await loadUnopenedTaskAtHand(services, reader, taskId);
      const { ledger } = requireEligible(task, reader);
      const answer = await claim(services.database, {
        taskId: task.id,
        person: reader.id,
        version: request.body?.version ?? null,
        actor: ledger,
        origin: 'person',
      });
      if (answer.code !== 'claimed') throw new Problem(answer.code);
      return { id: task.id, version: answer.version, seq: answer.seq };
    },
  });
};
