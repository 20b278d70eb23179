import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { WorkingCalendar } from '../../../domain/calendar/working-calendar.ts';
import { zoneOf } from '../../../domain/calendar/zone.ts';
import { yearOf } from '../../../domain/calendar/civil-day.ts';
import { CalendarYear } from '../../contract/reference.ts';

const Query = Type.Object(
  { year: Type.Optional(Type.Integer({ minimum: 1970, maximum: 9999 })) },
  { additionalProperties: false },
);

export const getCalendar: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/calendar',
    schema: {
      summary: 'The working calendar in force, for one year',
      tags: ['reference'],
      querystring: Query,
      response: { 200: CalendarYear },
    },
    handler: async (request) => {
      const calendar = await services.calendars.inForce();
      const zone = zoneOf(calendar?.timeZone ?? services.config.timeZone);
      const year = request.query.year ?? yearOf(zone.localOf(services.now().getTime()).day);
      return calendar === null ? { ...noCalendar, year } : viewOf(calendar, year);
    },
  });
};

const noCalendar = {
  version: null,
  timeZone: null,
  workDayRule: null,
  officeHours: [],
  known: false,
  years: [],
  off: [],
  work: [],
};

const viewOf = (calendar: WorkingCalendar, year: number): Type.Static<typeof CalendarYear> => {
  const days = calendar.years[String(year)];
  return {
    version: calendar.version,
    timeZone: calendar.timeZone,
    workDayRule: calendar.workDayRule,
    officeHours: calendar.officeHours.map(([from, to]) => [from, to]),
    year,
    known: days !== undefined,
    years: Object.keys(calendar.years)
      .map(Number)
      .toSorted((one, other) => one - other),
    off: [...(days?.off ?? [])],
    work: [...(days?.work ?? [])],
  };
};
