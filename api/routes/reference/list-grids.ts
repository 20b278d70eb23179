import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Id } from '../../contract/common.ts';
import { GridList } from '../../contract/reference.ts';
import { ListQuery } from '../../list-request.ts';
import { containsText, readShortListRequest, shortListPage } from '../../queries/short-list.ts';

const shape = {
  filter: Type.Object(
    {
      q: Type.Optional(Type.String({ maxLength: 100 })),
      id: Type.Optional(Type.Array(Id, { maxItems: 200 })),
      unit: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  sorts: ['name', 'id'] as const,
  by: 'id',
  order: 'ASC',
} as const;

export const listGrids: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app.services;
  app.route({
    method: 'GET',
    url: '/api/grids',
    schema: {
      summary: 'The grids of the area with sketched polygons',
      tags: ['reference'],
      querystring: ListQuery,
      response: { 200: GridList },
    },
    handler: async (request) => {
      const wanted = readShortListRequest(shape, request.query);
      const { q, id, unit } = wanted.filter;
      const rows = await database
        .selectFrom('grid')
        .innerJoin('unit', 'unit.id', 'grid.unit_id')
        .select(['grid.id', 'grid.name', 'grid.name_en', 'grid.unit_id', 'grid.polygon'])
        .select(['unit.name as unit_name', 'unit.name_en as unit_name_en'])
        .execute();
      const grids = rows
        .filter((row) => unit === undefined || row.unit_id === unit)
        .filter((row) => id === undefined || id.includes(row.id))
        .filter((row) => containsText(q, [row.name, row.name_en, row.id, row.unit_name]))
        .map((row) => ({
          id: row.id,
          name: row.name,
          nameEn: row.name_en,
          unit: { id: row.unit_id, name: row.unit_name, nameEn: row.unit_name_en },
          polygon: row.polygon,
        }));
      return shortListPage(grids, wanted, (grid, sort) => grid[sort]);
    },
  });
};
