import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { workingTimeAt } from '../../calendar-store.ts';
import { Now } from '../../contract/session.ts';

export const getNow: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/now',
    schema: {
      summary: "The server's time and whether it is working time",
      tags: ['session'],
      response: { 200: Now },
    },
    handler: async () => {
      const at = services.now();
      const calendar = await services.calendars.inForce();
      return { at: at.toISOString(), ...workingTimeAt(calendar, at) };
    },
  });
};
