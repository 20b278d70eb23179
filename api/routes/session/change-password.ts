import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changeOwnPassword } from '../../accounts/change-own-password.ts';
import { ChangePassword, Session } from '../../contract/session.ts';
import { readerOf } from '../../reader.ts';
import { viewSession } from './view-session.ts';

export const changePassword: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'POST',
    url: '/api/session/password',
    config: {
      rateLimit: { max: services.attemptsPerMinute, timeWindow: 60_000 },
    },
    schema: {
      summary: 'Change the own password; other sessions of the person end',
      description:
        'Open also while the password has to be changed. A wrong `current` counts like a wrong sign-in. ' +
        'Faults come as `validation-failed` with `/current` or `/next`: `wrong`, `too-short`, `too-long`, ' +
        '`too-few-classes`, `control-character`, `contains-name`, `common`, `used-before`.',
      tags: ['session'],
      body: ChangePassword,
      response: { 200: Session },
    },
    handler: async (request) => {
      const reader = readerOf(request);
      await changeOwnPassword(services, reader, request.body);
      return viewSession(services, { ...reader, passwordChange: null });
    },
  });
};
