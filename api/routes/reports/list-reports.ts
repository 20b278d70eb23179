import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { Report, ReportList } from '../../contract/reports.ts';
import { ListQuery, readListRequest } from '../../list-request.ts';
import { readerOf } from '../../reader.ts';
import {
  getReport as get,
  listReports as list,
  reportListShape,
} from '../../reports/report-list.ts';

export const listReports: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/reports',
    schema: {
      summary: 'What came in',
      tags: ['reports'],
      querystring: ListQuery,
      response: { 200: ReportList },
    },
    handler: async (request) =>
      list(app.services, readerOf(request), readListRequest(reportListShape, request.query)),
  });
};

export const getReport: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'GET',
    url: '/api/reports/:id',
    schema: {
      summary: 'One report',
      tags: ['reports'],
      params: IdParams,
      response: { 200: Report },
    },
    handler: async (request) => get(app.services, readerOf(request), request.params.id),
  });
};
