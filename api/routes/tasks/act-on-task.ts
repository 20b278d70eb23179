import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ActionName } from '../../../domain/actions/action-names.ts';
import { readAction, requireAllowed } from '../../actions/action-request.ts';
import { performers } from '../../actions/performers.ts';
import { answerPerformed } from '../../acts/answer-performed.ts';
import { performedBefore } from '../../acts/perform-act.ts';
import { CaseActionRequest } from '../../contract/cases.ts';
import { IdParams } from '../../contract/common.ts';
import { PendingStep, StepResult } from '../../contract/tasks.ts';
import { repeatableOf } from '../../idempotency.ts';
import { readerOf } from '../../reader.ts';
import { loadTask, loadUnopenedTask } from '../../tasks/load-task.ts';
import { factCaseOf, taskActionFacts } from '../../tasks/task-detail.ts';

/** What is taken, or taken back, before what its case says is seen. */
const showsNothing: ReadonlySet<ActionName> = new Set(['claim', 'withdraw']);

export const actOnTask: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'POST',
    url: '/api/tasks/:id/actions',
    schema: {
      summary: 'Procedure and desk operations on a task',
      tags: ['tasks'],
      params: IdParams,
      body: CaseActionRequest,
      response: { 200: StepResult, 202: PendingStep },
    },
    handler: async (request, reply) => {
      const reader = readerOf(request);
      const { name, params } = readAction(request.body);
      const repeatable = repeatableOf(request);
      // Its answer is owed also to who may not open the case any more by what they did.
      const before = await performedBefore(services, reader.id, repeatable);
      if (before !== null) return answerPerformed(reply, before);
      const load = showsNothing.has(name) ? loadUnopenedTask : loadTask;
      const task = await load(services, reader, request.params.id);
      const facts = await taskActionFacts(services, reader, task);
      const mode = requireAllowed(name, facts);
      const performed = await performers[name](services, {
        reader,
        case: factCaseOf(task),
        task,
        facts,
        params,
        repeatable,
        mode,
      });
      return answerPerformed(reply, performed);
    },
  });
};
