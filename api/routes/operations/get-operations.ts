import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Operations } from '../../contract/operations.ts';
import { databaseState } from '../../operations/database-state.ts';
import { diskStates } from '../../operations/disk-states.ts';
import { hoursOfCommands } from '../../operations/hours-of-commands.ts';
import { workState } from '../../operations/work-state.ts';

export const getOperations: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  const { config, database, engine } = services;
  app.route({
    method: 'GET',
    url: '/api/operations',
    schema: {
      summary: 'How the centre runs: engine, workers, queues, database, disks',
      tags: ['operations'],
      response: { 200: Operations },
    },
    handler: async () => {
      const now = services.now();
      const [survey, state, work, disks, hours] = await Promise.all([
        engine.survey(),
        databaseState(database),
        workState(database),
        diskStates(config),
        hoursOfCommands(database, now),
      ]);
      return { at: now.toISOString(), engine: survey, database: state, ...work, disks, hours };
    },
  });
};
