import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { JointCaseList } from '../../contract/desk.ts';
import { jointCases, jointCaseShape } from '../../desk/joint-cases.ts';
import { ListQuery, readListRequest } from '../../list-request.ts';
import { readerOf } from '../../reader.ts';

export const listJointCases: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/desk/joint-cases',
    schema: {
      summary: 'Matters that several units work on at once, and which of them have not answered',
      tags: ['board'],
      querystring: ListQuery,
      response: { 200: JointCaseList },
    },
    handler: async (request) =>
      jointCases(app.services, readerOf(request), readListRequest(jointCaseShape, request.query)),
  });
};
