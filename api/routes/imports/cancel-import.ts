import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { mayAnywhere } from '../../../domain/permissions/may-anywhere.ts';
import { Id } from '../../contract/common.ts';
import { importPermissions } from '../../../domain/permissions/import-permissions.ts';
import { ImportJob } from '../../contract/imports.ts';
import { cancelImport as cancel } from '../../jobs/cancel-import.ts';
import type { ImportRunner } from '../../jobs/import-runner.ts';
import { Problem } from '../../problem.ts';
import { findImportJob } from '../../queries/import-jobs.ts';
import { readerOf } from '../../reader.ts';

export const cancelImport =
  (runner: ImportRunner): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { services } = app;
    const { database } = services;
    app.route({
      method: 'POST',
      url: '/api/imports/:id/cancel',
      schema: {
        summary: 'Take no further row of an import; what has come in stays',
        tags: ['imports'],
        params: Type.Object({ id: Id }),
        response: { 200: ImportJob },
      },
      handler: async (request) => {
        const reader = readerOf(request);
        const find = async (): Promise<ImportJob> => {
          const found = await findImportJob(database, reader, request.params.id);
          if (found === null) throw new Problem('not-found');
          return found;
        };
        const job = await find();
        if (!mayAnywhere(reader.principal, importPermissions[job.kind])) {
          throw new Problem('not-permitted');
        }
        const { filesDirectory } = services.config;
        const done = await cancel(
          { database, filesDirectory },
          { job, by: reader.id, at: services.now() },
        );
        if (done) runner.wake();
        const now = await find();
        if (now.state === 'done' || now.state === 'failed') throw new Problem('import-ended');
        return now;
      },
    });
  };
