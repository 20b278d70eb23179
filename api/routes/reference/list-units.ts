import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Id, StringEnum } from '../../contract/common.ts';
import { UnitList } from '../../contract/reference.ts';
import { ListQuery } from '../../list-request.ts';
import { pinyinInitials } from '../../queries/pinyin-initials.ts';
import { containsText, readShortListRequest, shortListPage } from '../../queries/short-list.ts';

const shape = {
  filter: Type.Object(
    {
      q: Type.Optional(Type.String({ maxLength: 100 })),
      id: Type.Optional(Type.Array(Id, { maxItems: 200 })),
      kind: Type.Optional(StringEnum(['centre', 'department', 'village'])),
      parent: Type.Optional(Id),
      active: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  sorts: ['name', 'id', 'kind'] as const,
  by: 'name',
  order: 'ASC',
} as const;

export const listUnits: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app.services;
  app.route({
    method: 'GET',
    url: '/api/units',
    schema: {
      summary: 'The organisation; inactive units only when asked for',
      tags: ['reference'],
      querystring: ListQuery,
      response: { 200: UnitList },
    },
    handler: async (request) => {
      const wanted = readShortListRequest(shape, request.query);
      const { q, id, kind, parent, active = id === undefined ? true : undefined } = wanted.filter;
      const rows = await database.selectFrom('unit').selectAll().execute();
      const units = rows
        .filter((row) => kind === undefined || row.kind === kind)
        .filter((row) => id === undefined || id.includes(row.id))
        .filter((row) => parent === undefined || row.parent_id === parent)
        .filter((row) => active === undefined || row.active === active)
        .filter((row) => containsText(q, [row.name, row.name_en, row.id, pinyinInitials(row.name)]))
        .map((row) => ({
          id: row.id,
          name: row.name,
          nameEn: row.name_en,
          kind: row.kind,
          parentId: row.parent_id,
          active: row.active,
          version: row.version,
        }));
      return shortListPage(units, wanted, (unit, sort) => unit[sort]);
    },
  });
};
