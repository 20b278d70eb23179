import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { roles } from '../../../domain/permissions/roles.ts';
import { Id, StringEnum } from '../../contract/common.ts';
import { EligiblePeople } from '../../contract/reference.ts';
import { listQueryProperties } from '../../list-request.ts';
import { holders } from '../../queries/holders.ts';
import { pinyinInitials } from '../../queries/pinyin-initials.ts';
import { containsText, readShortListRequest, shortListPage } from '../../queries/short-list.ts';

const shape = {
  filter: Type.Object(
    {
      q: Type.Optional(Type.String({ maxLength: 100 })),
      id: Type.Optional(Type.Array(Id, { maxItems: 200 })),
      unit: Type.Optional(Id),
      role: Type.Optional(StringEnum(roles)),
    },
    { additionalProperties: false },
  ),
  sorts: ['name', 'id'] as const,
  by: 'name',
  order: 'ASC',
} as const;

const Query = Type.Object(
  { ...listQueryProperties, unit: Type.Optional(Id), role: Type.Optional(StringEnum(roles)) },
  { additionalProperties: false },
);

export const listPeople: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/people',
    schema: {
      summary: 'Who holds a post now and may be chosen: names and posts, no personal data',
      tags: ['reference'],
      querystring: Query,
      response: { 200: EligiblePeople },
    },
    handler: async (request) => {
      const { unit: unitAsked, role: roleAsked, ...list } = request.query;
      const wanted = readShortListRequest(shape, list);
      const { q, id, unit = unitAsked, role = roleAsked } = wanted.filter;
      const people = await holders(services.database, {
        unit: unit ?? null,
        role: role ?? null,
        at: services.now(),
      });
      const found = people
        .filter((person) => id === undefined || id.includes(person.id))
        .filter((person) =>
          containsText(q, [person.name, person.nameEn, pinyinInitials(person.name)]),
        );
      return shortListPage(found, wanted, (person, sort) => person[sort]);
    },
  });
};
