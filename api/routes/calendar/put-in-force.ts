import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changedYears } from '../../../domain/calendar/changed-years.ts';
import { draftCalendar } from '../../calendar/draft-calendar.ts';
import { lockCalendarInForce, putCalendarInForce } from '../../calendar/put-in-force.ts';
import { CalendarInForce, PutCalendarInForce } from '../../contract/calendar.ts';
import { Problem } from '../../problem.ts';
import { readerOf } from '../../reader.ts';
import { writeSecurityEvent } from '../../security-log.ts';

export const putInForce: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'POST',
    url: '/api/calendar/versions',
    schema: {
      summary: 'Put a working calendar in force; open cases judge their clocks by it',
      tags: ['reference'],
      body: PutCalendarInForce,
      response: { 200: CalendarInForce },
    },
    handler: async (request) => {
      services.calendars.forget();
      const inForce = await services.calendars.inForce();
      const { base = null, source } = request.body;
      const by = readerOf(request).id;
      const at = services.now();
      const calendar = draftCalendar(request.body, inForce?.timeZone ?? services.config.timeZone);
      const years = inForce === null ? 'all' : changedYears(inForce, calendar);
      const put = await services.database.transaction().execute(async (transaction) => {
        if ((await lockCalendarInForce(transaction)) !== base) throw new Problem('stale-version');
        const change = { calendar, source: source.trim(), by, at, years };
        const done = await putCalendarInForce(transaction, change);
        if (done !== null) {
          const params = { version: done.version, before: base, cases: done.cases };
          await writeSecurityEvent(
            transaction,
            { person: by, type: 'calendar-put-in-force', success: true, params },
            at,
          );
        }
        return done;
      });
      services.calendars.forget();
      return put ?? { version: base ?? '', cases: 0 };
    },
  });
};
