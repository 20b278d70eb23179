import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { draftCalendar } from '../../calendar/draft-calendar.ts';
import { previewDueDates } from '../../calendar/preview-due-dates.ts';
import { CalendarPreview, PreviewCalendar } from '../../contract/calendar.ts';
import { Problem } from '../../problem.ts';
import { readerOf } from '../../reader.ts';

export const previewCalendar: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'POST',
    url: '/api/calendar/preview',
    schema: {
      summary: 'Due times of running clocks that a calendar would move; nothing is stored',
      tags: ['reference'],
      body: PreviewCalendar,
      response: { 200: CalendarPreview },
    },
    handler: async (request) => {
      const inForce = await services.calendars.inForce();
      const { base = null, after = null } = request.body;
      const timeZone = inForce?.timeZone ?? services.config.timeZone;
      const calendar = draftCalendar(request.body, timeZone);
      if (base !== (inForce?.version ?? null)) throw new Problem('stale-version');
      return previewDueDates(services, readerOf(request), { calendar, after });
    },
  });
};
