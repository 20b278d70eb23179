import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { sql } from 'kysely';
import { Welcome } from '../../contract/session.ts';
import { demoPeople } from '../../queries/demo-people.ts';
import type { ApiServices } from '../../services.ts';
import { version } from '../../../migrations/software-version.ts';
import { centreNameEn } from '../session/view-session.ts';

/** Whether the database answers a trivial question. */
export const databaseAnswers = async (
  services: Pick<ApiServices, 'database'>,
): Promise<boolean> => {
  try {
    await sql`select 1`.execute(services.database);
    return true;
  } catch {
    return false;
  }
};

export const getWelcome: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'GET',
    url: '/api/welcome',
    schema: {
      summary: 'What the sign-in page shows',
      tags: ['session'],
      response: { 200: Welcome },
    },
    handler: async () => {
      const [database, engine] = await Promise.all([
        databaseAnswers(services),
        services.engineWatch.look(),
      ]);
      const people = services.config.demo && database ? await demoPeople(services.database) : [];
      return {
        centre: { name: services.config.centreName, nameEn: centreNameEn },
        version,
        database,
        engine: engine.reachable && engine.workerPolls,
        engineAwaySince: engine.awaySince?.toISOString() ?? null,
        demo: services.config.demo ? { password: services.config.demoPassword, people } : null,
      };
    },
  });
};
