import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { can } from '../../../domain/permissions/can.ts';
import { releaseTask as release } from '../../../migrations/functions/claim-task.ts';
import { IdParams, Nullable } from '../../contract/common.ts';
import { ClaimTask, TaskClaim } from '../../contract/tasks.ts';
import { Problem } from '../../problem.ts';
import { readerOf, type Reader } from '../../reader.ts';
import { loadTaskAtHand, type TaskAtHand } from '../../tasks/load-task.ts';
import { actorOf } from '../../tasks/require-eligible.ts';

/** Whoever may hand a task to somebody else may also take it from its holder. */
const mayForce = (reader: Reader, task: TaskAtHand): boolean =>
  can(reader.principal, 'task.transfer', {
    own: false,
    units: task.unit_id === null ? [] : [task.unit_id],
    unitsAbove: [],
    grid: task.grid_id,
  }).allowed;

export const releaseTask: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'POST',
    url: '/api/tasks/:id/release',
    schema: {
      summary: 'Put a task back into the pool',
      tags: ['tasks'],
      params: IdParams,
      body: Nullable(ClaimTask),
      response: { 200: TaskClaim },
    },
    handler: async (request) => {
      const reader = readerOf(request);
      const task = await loadTaskAtHand(services, reader, request.params.id);
      const { ledger } = actorOf(
        reader,
        reader.principal.posts.find((post) => post.role === task.role) ?? null,
      );
      const answer = await release(services.database, {
        taskId: task.id,
        person: reader.id,
        version: request.body?.version ?? null,
        actor: ledger,
        origin: 'person',
        force: mayForce(reader, task),
      });
      if (answer.code !== 'released') throw new Problem(answer.code);
      return { id: task.id, version: answer.version, seq: answer.seq };
    },
  });
};
