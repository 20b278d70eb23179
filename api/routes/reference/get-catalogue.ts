import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { dueAt } from '../../../domain/calendar/due-at.ts';
import type { WorkingCalendar } from '../../../domain/calendar/working-calendar.ts';
import type { StoredClass, StoredCondition } from '../../catalogue-store.ts';
import { StringEnum } from '../../contract/common.ts';
import { CatalogueList, type CatalogueClass } from '../../contract/reports.ts';
import { searchCatalogue } from '../../queries/search-catalogue.ts';

/** Without a query the whole catalogue is asked for, with one the best hits. */
const everything = 1000;
const hits = 50;

const Query = Type.Object(
  {
    query: Type.Optional(Type.String({ maxLength: 100 })),
    kind: Type.Optional(StringEnum(['component', 'matter'])),
    perPage: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  },
  { additionalProperties: false },
);

/** When it would be due if it were filed now; needs the calendar in force. */
interface FiledNow {
  readonly at: Date;
  readonly calendar: WorkingCalendar | null;
}

export const getCatalogue: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/catalogue',
    schema: {
      summary:
        'Classes in force with their filing conditions, and when each would be due if filed now',
      tags: ['reference'],
      querystring: Query,
      response: { 200: CatalogueList },
    },
    handler: async (request) => {
      const { query = '', kind, perPage = query === '' ? everything : hits } = request.query;
      const [catalogue, calendar] = await Promise.all([
        services.catalogue.inForce(),
        services.calendars.inForce(),
      ]);
      if (catalogue === null) return { data: [], version: '' };
      const found = searchCatalogue(catalogue, { text: query, kind: kind ?? null, limit: perPage });
      const filed: FiledNow = { at: services.now(), calendar };
      return { data: found.map((entry) => viewOf(entry, filed)), version: catalogue.version };
    },
  });
};

const viewOf = (found: StoredClass, filed: FiledNow): Type.Static<typeof CatalogueClass> => ({
  id: found.id,
  kind: found.kind,
  code: found.code,
  name: found.name,
  nameEn: found.nameEn,
  major: found.major,
  majorEn: found.majorEn,
  keywords: [...found.keywords],
  conditions: found.conditions.map((condition) => ({
    ...condition,
    dueAt: dueOf(condition, filed),
  })),
});

const dueOf = (condition: StoredCondition, { at, calendar }: FiledNow): string | null => {
  if (calendar === null) return null;
  const due = dueAt(at.getTime(), condition.limit, calendar);
  return due.ok ? new Date(due.due).toISOString() : null;
};
