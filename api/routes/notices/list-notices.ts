import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { NoticeList } from '../../contract/reference.ts';
import { ListQuery, readListRequest, writeCursor } from '../../list-request.ts';
import { noticeBranches, noticesById } from '../../queries/notices.ts';
import {
  boundedCount,
  nextPlace,
  type OrderedList,
  orderedPage,
  totalOf,
} from '../../queries/ordered-page.ts';
import { readerOf } from '../../reader.ts';

const shape = {
  filter: Type.Object({ unread: Type.Optional(Type.Boolean()) }, { additionalProperties: false }),
  sorts: ['createdAt'] as const,
  by: 'createdAt',
  order: 'DESC',
} as const;

export const listNotices: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app.services;
  app.route({
    method: 'GET',
    url: '/api/notices',
    schema: {
      summary: "The reader's notices, newest first",
      tags: ['notices'],
      querystring: ListQuery,
      response: { 200: NoticeList },
    },
    handler: async (request) => {
      const wanted = readListRequest(shape, request.query);
      const seen = unreadOnly(wanted.filter.unread);
      const list: OrderedList = {
        from: sql`notice as n`,
        branches: noticeBranches(readerOf(request)).map(
          (branch) => sql<boolean>`(${branch} and ${seen})`,
        ),
        key: sql`n.created_at`,
        nullable: false,
        id: sql`n.id`,
        type: sql`timestamptz`,
      };
      const [page, counted] = await Promise.all([
        sql<{ id: string; key: Date }>`${orderedPage(list, wanted)}`.execute(database),
        boundedCount(list).execute(database),
      ]);
      const { rows, next } = nextPlace(page.rows, wanted.limit, (row) => row.key.toISOString());
      return {
        data: await noticesById(
          database,
          readerOf(request),
          rows.map((row) => row.id),
        ),
        ...totalOf(counted.rows[0]?.total ?? 0),
        next: next === null ? null : writeCursor(wanted, next),
      };
    },
  });
};

const unreadOnly = (unread: boolean | undefined): ReturnType<typeof sql<boolean>> => {
  if (unread === undefined) return sql<boolean>`true`;
  return unread ? sql<boolean>`n.read_at is null` : sql<boolean>`n.read_at is not null`;
};
