import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { mayAnywhere } from '../../../domain/permissions/may-anywhere.ts';
import { importPermissions } from '../../../domain/permissions/import-permissions.ts';
import { ImportJob, ImportKind } from '../../contract/imports.ts';
import { createImport as create } from '../../jobs/create-import.ts';
import type { ImportRunner } from '../../jobs/import-runner.ts';
import { readImportForm } from '../../jobs/read-import-form.ts';
import { Problem } from '../../problem.ts';
import { findImportJob } from '../../queries/import-jobs.ts';
import { readerOf } from '../../reader.ts';
import { writeSecurityEvent } from '../../security-log.ts';
import { validateAllButForm } from '../../uploads/multipart.ts';

export const createImport =
  (runner: ImportRunner): FastifyPluginAsyncTypebox =>
  async (app) => {
    const { services } = app;
    const { filesDirectory } = services.config;
    app.route({
      method: 'POST',
      url: '/api/imports',
      validatorCompiler: validateAllButForm,
      schema: {
        summary: 'Import a file; the same file with the same map goes on with its unfinished job',
        tags: ['imports'],
        consumes: ['multipart/form-data'],
        body: Type.Object({
          kind: ImportKind,
          file: Type.String({ format: 'binary' }),
          map: Type.Optional(Type.String({ description: 'JSON, for reports: see `ReportMap`' })),
        }),
        response: { 200: ImportJob, 201: ImportJob },
      },
      handler: async (request, reply) => {
        const reader = readerOf(request);
        const form = await readImportForm(request, {
          filesDirectory,
          allow: (kind) => mayAnywhere(reader.principal, importPermissions[kind]),
        });
        const created = await create(
          { database: services.database, filesDirectory },
          { ...form, by: reader.id },
        );
        if (created.fresh) {
          const params = { job: created.id, kind: form.kind, file: form.file.hash };
          const event = {
            person: reader.id,
            type: 'import-started',
            success: true,
            params,
          } as const;
          await writeSecurityEvent(services.database, event, services.now());
        }
        runner.wake();
        const job = await findImportJob(services.database, reader, created.id);
        if (job === null) {
          throw new Problem('not-found');
        }
        return reply.code(created.fresh ? 201 : 200).send(job);
      },
    });
  };
