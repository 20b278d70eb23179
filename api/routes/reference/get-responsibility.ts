import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Id } from '../../contract/common.ts';
import { ProposedUnit } from '../../contract/reports.ts';
import { fieldProblem } from '../../problem.ts';
import { proposedUnit } from '../../queries/proposed-unit.ts';

const Query = Type.Object(
  { category: Id, grid: Type.Optional(Id) },
  { additionalProperties: false },
);

export const getResponsibility: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/responsibility',
    schema: {
      summary: 'The unit that answers for a class in a grid; class by id or `kind:code`',
      tags: ['reference'],
      querystring: Query,
      response: { 200: ProposedUnit },
    },
    handler: async (request) => {
      const { category, grid } = request.query;
      const catalogue = await services.catalogue.inForce();
      const found = catalogue?.classes.find(
        (entry) => entry.id === category || `${entry.kind}:${entry.code}` === category,
      );
      if (found === undefined) {
        throw fieldProblem('validation-failed', '/query/category', {
          code: 'unknown-reference',
          message: 'names no class of the catalogue in force',
        });
      }
      const { kind, code } = found;
      const proposal = await proposedUnit(services.database, {
        kind,
        classCode: code,
        grid: grid ?? null,
      });
      if (proposal === null) return { unit: null, person: null, rule: null };
      const { id, name, nameEn, rule } = proposal;
      return { unit: { id, name, nameEn }, person: null, rule };
    },
  });
};
