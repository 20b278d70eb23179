import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { ActionFacts } from '../../../domain/actions/action-facts.ts';
import type { ActionName } from '../../../domain/actions/action-names.ts';
import { readAction, requireAllowed } from '../../actions/action-request.ts';
import { performers } from '../../actions/performers.ts';
import { answerPerformed } from '../../acts/answer-performed.ts';
import { performedBefore } from '../../acts/perform-act.ts';
import { openAdHoc, withActivities } from '../../cases/ad-hoc.ts';
import { procedureOfCase } from '../../cases/case-detail.ts';
import { actionFacts } from '../../cases/case-facts.ts';
import { loadCase, type LoadedCase } from '../../cases/load-case.ts';
import { CaseActionRequest } from '../../contract/cases.ts';
import { IdParams } from '../../contract/common.ts';
import { PendingStep, StepResult } from '../../contract/tasks.ts';
import { repeatableOf } from '../../idempotency.ts';
import { readerOf, type Reader } from '../../reader.ts';
import type { ApiServices } from '../../services.ts';

/** Only what starts or ends an activity depends on the present state of the engine. */
const asksEngine: ReadonlySet<ActionName> = new Set(['start-activity', 'end-activities']);

const factsFor = async (
  services: ApiServices,
  reader: Reader,
  loaded: LoadedCase,
  name: ActionName,
): Promise<ActionFacts> => {
  const facts = await actionFacts(services, reader, loaded);
  if (!asksEngine.has(name)) return facts;
  const { graph } = await procedureOfCase(services, loaded);
  const state = await services.states.present({
    id: loaded.id,
    graphHash: loaded.graph_hash,
    graph,
  });
  return withActivities(facts, openAdHoc(loaded.id, graph, state));
};

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
      // Its answer is owed also to who may not open the case any more by what they did.
      const before = await performedBefore(services, reader.id, repeatable);
      if (before !== null) return answerPerformed(reply, before);
      const loaded = await loadCase(services, reader, request.params.id);
      const facts = await factsFor(services, reader, loaded, name);
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
