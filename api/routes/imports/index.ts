import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { ImportRunner } from '../../jobs/import-runner.ts';
import { JobStore } from '../../jobs/job-store.ts';
import { reportOpener } from '../../jobs/report-opener.ts';
import { cancelImport } from './cancel-import.ts';
import { createImport } from './create-import.ts';
import { getImport } from './get-import.ts';
import { listImports } from './list-imports.ts';
import { listRejections } from './list-rejections.ts';

/** The routes, and the runner that goes on with unfinished jobs as soon as the process is up. */
export const importRoutes: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  const runner = new ImportRunner({
    database: services.database,
    store: new JobStore(services.database),
    filesDirectory: services.config.filesDirectory,
    timeZone: services.config.timeZone,
    log: app.log,
    opener: reportOpener(services),
    forgetReference: () => {
      services.calendars.forget();
      services.catalogue.forget();
    },
    now: () => services.now(),
  });
  app.addHook('onReady', async () => {
    runner.start();
  });
  app.addHook('preClose', async () => {
    await runner.stop();
  });
  await app.register(createImport(runner));
  await app.register(cancelImport(runner));
  await app.register(listImports);
  await app.register(getImport);
  await app.register(listRejections);
};
