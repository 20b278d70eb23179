import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Id } from '../../contract/common.ts';
import { GridList } from '../../contract/reference.ts';
import { gridRows } from '../../grids/grid-rows.ts';
import { ListQuery } from '../../list-request.ts';
import { pinyinInitials } from '../../queries/pinyin-initials.ts';
import { containsText, readShortListRequest, shortListPage } from '../../queries/short-list.ts';

const shape = {
  filter: Type.Object(
    {
      q: Type.Optional(Type.String({ maxLength: 100 })),
      id: Type.Optional(Type.Array(Id, { maxItems: 200 })),
      unit: Type.Optional(Id),
      active: Type.Optional(Type.Boolean()),
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
      summary: 'The grids of the area with sketched polygons; closed ones only when asked for',
      tags: ['reference'],
      querystring: ListQuery,
      response: { 200: GridList },
    },
    handler: async (request) => {
      const wanted = readShortListRequest(shape, request.query);
      const { q, id, unit, active = id === undefined ? true : undefined } = wanted.filter;
      const grids = (await gridRows(database))
        .filter((grid) => unit === undefined || grid.unit.id === unit)
        .filter((grid) => id === undefined || id.includes(grid.id))
        .filter((grid) => active === undefined || grid.active === active)
        .filter((grid) =>
          containsText(q, [
            grid.name,
            grid.nameEn,
            grid.id,
            grid.unit.name,
            pinyinInitials(grid.name),
          ]),
        );
      return shortListPage(grids, wanted, (grid, sort) => grid[sort]);
    },
  });
};
