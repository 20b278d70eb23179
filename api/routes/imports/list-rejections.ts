import { Readable } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { contentDisposition } from '../../attachments/safe-name.ts';
import { Id, StringEnum } from '../../contract/common.ts';
import { ImportRejections } from '../../contract/imports.ts';
import { rejectionsCsv } from '../../jobs/rejections-csv.ts';
import { Problem } from '../../problem.ts';
import { findImportJob } from '../../queries/import-jobs.ts';
import { rejectedRows } from '../../queries/import-rejections.ts';
import { readerOf } from '../../reader.ts';

const Query = Type.Object(
  {
    format: Type.Optional(StringEnum(['json', 'csv'])),
    /** Of the words in the CSV; JSON has codes. */
    language: Type.Optional(StringEnum(['zh', 'en'])),
    perPage: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
    cursor: Type.Optional(Type.String({ pattern: '^\\d{1,9}$' })),
  },
  { additionalProperties: false },
);

export const listRejections: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app.services;
  app.route({
    method: 'GET',
    url: '/api/imports/:id/rejections',
    schema: {
      summary:
        'Rows that were not imported, each with its reasons; the whole list as CSV on request',
      tags: ['imports'],
      params: Type.Object({ id: Id }),
      querystring: Query,
      produces: ['application/json', 'text/csv'],
      response: {
        200: {
          description: 'A page of rows as JSON, or all of them as CSV',
          content: {
            'application/json': { schema: ImportRejections },
            'text/csv': { schema: Type.Unknown() },
          },
        },
      },
    },
    handler: async (request, reply) => {
      const job = await findImportJob(database, readerOf(request), request.params.id);
      if (job === null) {
        throw new Problem('not-found');
      }
      const { format, language = 'zh', perPage = 25, cursor = '0' } = request.query;
      if (wantsCsv(format, request.headers.accept)) {
        return reply
          .type('text/csv; charset=utf-8')
          .header(
            'content-disposition',
            contentDisposition('attachment', `${job.fileName}.rejected.csv`),
          )
          .send(Readable.from(rejectionsCsv(database, job.id, language)));
      }
      const rows = await rejectedRows(database, {
        job: job.id,
        after: Number(cursor),
        limit: perPage + 1,
      });
      const shown = rows.slice(0, perPage);
      return reply.send({
        data: shown.map(({ row, reasons, cells }) => ({
          row,
          reasons: [...reasons],
          values: Object.fromEntries(cells),
        })),
        total: job.rejected,
        next: rows.length > perPage ? String(shown.at(-1)?.row ?? 0) : null,
      });
    },
  });
};

function wantsCsv(format: 'json' | 'csv' | undefined, accept: string | undefined): boolean {
  return format === undefined
    ? (accept ?? '').split(',')[0]?.startsWith('text/csv') === true
    : format === 'csv';
}
