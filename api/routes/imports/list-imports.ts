import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { ImportKind, ImportList, ImportState } from '../../contract/imports.ts';
import { ListQuery, readListRequest, writeCursor } from '../../list-request.ts';
import { importJobsById, visibleJobs } from '../../queries/import-jobs.ts';
import {
  boundedCount,
  nextPlace,
  type OrderedList,
  orderedPage,
  totalOf,
} from '../../queries/ordered-page.ts';
import { readerOf } from '../../reader.ts';
import { allOf } from '../../scope-predicate.ts';

const shape = {
  filter: Type.Object(
    { kind: Type.Optional(ImportKind), state: Type.Optional(ImportState) },
    { additionalProperties: false },
  ),
  sorts: ['createdAt'] as const,
  by: 'createdAt',
  order: 'DESC',
} as const;

interface PageRow {
  readonly id: string;
  readonly key: Date;
}

export const listImports: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app.services;
  app.route({
    method: 'GET',
    url: '/api/imports',
    schema: {
      summary: 'Imports with their progress, newest first',
      tags: ['imports'],
      querystring: ListQuery,
      response: { 200: ImportList },
    },
    handler: async (request) => {
      const wanted = readListRequest(shape, request.query);
      const { kind, state } = wanted.filter;
      const branch = allOf([
        visibleJobs(readerOf(request)),
        kind === undefined ? sql<boolean>`true` : sql<boolean>`j.kind = ${kind}`,
        state === undefined ? sql<boolean>`true` : sql<boolean>`j.state = ${state}`,
      ]);
      const list: OrderedList = {
        from: sql`import_job as j`,
        branches: [branch],
        key: sql`j.created_at`,
        nullable: false,
        id: sql`j.id`,
        type: sql`timestamptz`,
      };
      const [page, counted] = await Promise.all([
        sql<PageRow>`${orderedPage(list, wanted)}`.execute(database),
        boundedCount(list).execute(database),
      ]);
      const { rows, next } = nextPlace(page.rows, wanted.limit, (row) => row.key.toISOString());
      return {
        data: await importJobsById(
          database,
          rows.map((row) => row.id),
        ),
        ...totalOf(counted.rows[0]?.total ?? 0),
        next: next === null ? null : writeCursor(wanted, next),
      };
    },
  });
};
