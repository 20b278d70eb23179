import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { Id } from '../../contract/common.ts';
import { ImportJob } from '../../contract/imports.ts';
import { Problem } from '../../problem.ts';
import { findImportJob } from '../../queries/import-jobs.ts';
import { readerOf } from '../../reader.ts';

export const getImport: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app.services;
  app.route({
    method: 'GET',
    url: '/api/imports/:id',
    schema: {
      summary: 'One import with its progress',
      tags: ['imports'],
      params: Type.Object({ id: Id }),
      response: { 200: ImportJob },
    },
    handler: async (request) => {
      const job = await findImportJob(database, readerOf(request), request.params.id);
      if (job === null) {
        throw new Problem('not-found');
      }
      return job;
    },
  });
};
