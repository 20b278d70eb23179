import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { type Static, type TObject, Type } from 'typebox';
import { type ListRequest, type ListShape, readListRequest } from '../list-request.ts';
import { type Reader, readerOf } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { type Column, type ExportedList, ExportQuery } from './exported-list.ts';
import { sendExport } from './send-export.ts';

interface Export<Row, Filter extends TObject, Sort extends string> {
  readonly url: string;
  readonly summary: string;
  readonly tag: string;
  readonly name: ExportedList<Row>['name'];
  readonly columns: (timeZone: string) => readonly Column<Row>[];
  readonly shape: ListShape<Filter, Sort>;
  readonly list: (
    services: ApiServices,
    reader: Reader,
    request: ListRequest<Static<Filter>, Sort>,
  ) => ReturnType<ExportedList<Row>['page']>;
}

/** The route that answers a list as a file, from the shape and the pages of the list itself. */
export const exportRoute =
  <Row, Filter extends TObject, Sort extends string>({
    url,
    summary,
    tag,
    name,
    columns,
    shape,
    list,
  }: Export<Row, Filter, Sort>): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { services } = app;
    app.route({
      method: 'GET',
      url,
      schema: {
        summary,
        tags: [tag],
        querystring: ExportQuery,
        response: { 200: Type.Unknown() },
      },
      handler: async (request, reply) => {
        const reader = readerOf(request);
        const exported: ExportedList<Row> = {
          name,
          columns: columns(services.config.timeZone),
          page: async (query) => list(services, reader, readListRequest(shape, query)),
        };
        return sendExport({ services, reader, reply }, exported, request.query);
      },
    });
  };
