import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { marking } from '../../../bpmn/engine/queries.ts';
import { procedureOfCase } from '../../cases/case-detail.ts';
import { loadCase } from '../../cases/load-case.ts';
import { Marking } from '../../contract/cases.ts';
import { IdParams } from '../../contract/common.ts';
import { readerOf } from '../../reader.ts';

const Query = Type.Object(
  {
    at: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 1_000_000,
        description: 'place in the ledger; the present when absent',
      }),
    ),
  },
  { additionalProperties: false },
);

export const getMarking: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/cases/:id/marking',
    schema: {
      summary: 'Where the case stood on its diagram at an entry',
      tags: ['cases'],
      params: IdParams,
      querystring: Query,
      response: { 200: Marking },
    },
    handler: async (request) => {
      const loaded = await loadCase(services, readerOf(request), request.params.id);
      const { graph } = await procedureOfCase(services, loaded);
      const replayed = { id: loaded.id, graphHash: loaded.graph_hash, graph };
      const seq = Math.min(request.query.at ?? loaded.ledger_seq, loaded.ledger_seq);
      const state =
        seq === loaded.ledger_seq
          ? await services.states.present(replayed)
          : await services.states.at(replayed, seq);
      const { active, completed, cancelled, taken } = marking(graph, state);
      return {
        seq,
        active: [...active],
        completed: [...completed],
        cancelled: [...cancelled],
        taken: [...taken],
      };
    },
  });
};
