import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Operations } from '../../contract/operations.ts';
import { backupState } from '../../operations/backup-state.ts';
import { databaseState } from '../../operations/database-state.ts';
import { diskStates } from '../../operations/disk-states.ts';
import { hoursOfCommands } from '../../operations/hours-of-commands.ts';
import { serviceStates } from '../../operations/service-states.ts';
import { workState } from '../../operations/work-state.ts';
import type { ApiServices } from '../../services.ts';
import { version } from '../../../migrations/software-version.ts';

export const getOperations: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  const { config, database, engine } = services;
  app.route({
    method: 'GET',
    url: '/api/operations',
    schema: {
      summary: 'How the centre runs: engine, workers, queues, services, database, backup, disks',
      tags: ['operations'],
      response: { 200: Operations },
    },
    handler: async () => {
      const now = services.now();
      const [survey, state, work, called, backup, disks, hours] = await Promise.all([
        engine.survey(),
        databaseState(database),
        workState(database),
        serviceStates(services),
        services.settings.values().then(async (values) => backupState(database, values, now)),
        diskStates(config),
        hoursIfCounted(services, now),
      ]);
      return {
        at: now.toISOString(),
        version,
        engine: survey,
        database: state,
        ...work,
        services: called,
        backup,
        disks,
        hours,
      };
    },
  });
};

/** Counting them reads the most: whoever has to see why the database is slow sees everything else all the same. */
const hoursIfCounted = async (
  { database, log }: ApiServices,
  now: Date,
): Promise<Operations['hours']> => {
  try {
    return await hoursOfCommands(database, now);
  } catch (error) {
    log.warn({ err: error }, 'hours of commands could not be counted');
    return null;
  }
};
