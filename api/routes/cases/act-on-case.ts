import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { readAction, requireAllowed } from '../../actions/action-request.ts';
import { performers } from '../../actions/performers.ts';
import { answerPerformed } from '../../acts/answer-performed.ts';
import { performedBefore } from '../../acts/perform-act.ts';
import { actionFacts } from '../../cases/case-facts.ts';
import { loadCase } from '../../cases/load-case.ts';
import { CaseActionRequest } from '../../contract/cases.ts';
import { IdParams } from '../../contract/common.ts';
import { PendingStep, StepResult } from '../../contract/tasks.ts';
import { repeatableOf } from '../../idempotency.ts';
import { readerOf } from '../../reader.ts';

export const actOnCase: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'POST',
    url: '/api/cases/:id/actions',
    schema: {
      summary: 'Procedure and desk operations on a case',
      description:
        'Which types there are, their parameters and who may do them: `domain/actions`; `GET /api/cases/:id` lists them with reasons.',
      tags: ['cases'],
      params: IdParams,
      body: CaseActionRequest,
      response: { 200: StepResult, 202: PendingStep },
    },
    handler: async (request, reply) => {
      const reader = readerOf(request);
      const { name, params } = readAction(request.body);
      const repeatable = repeatableOf(request);
      const loaded = await loadCase(services, reader, request.params.id);
      const before = await performedBefore(services, reader.id, repeatable);
      if (before !== null) return answerPerformed(reply, before);
      const facts = await actionFacts(services, reader, loaded);
      const mode = requireAllowed(name, facts);
      return answerPerformed(
        reply,
        await performers[name](services, {
          reader,
          case: loaded,
          task: null,
          facts,
          params,
          repeatable,
          mode,
        }),
      );
    },
  });
};
