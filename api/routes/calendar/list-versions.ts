import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { calendarVersions } from '../../calendar/calendar-versions.ts';
import { CalendarVersions } from '../../contract/calendar.ts';

export const listVersions: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app.services;
  app.route({
    method: 'GET',
    url: '/api/calendar/versions',
    schema: {
      summary: 'Every working calendar that was in force, with when and how far its clocks are',
      tags: ['reference'],
      response: { 200: CalendarVersions },
    },
    handler: async () => ({ data: await calendarVersions(database) }),
  });
};
