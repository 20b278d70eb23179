import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changeCatalogue } from './change-catalogue.ts';
import { getClass } from './get-class.ts';
import { getVersion } from './get-version.ts';
import { listRetired } from './list-retired.ts';
import { listVersions } from './list-versions.ts';
import { putBackVersion } from './put-back-version.ts';

export const catalogueRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listVersions);
  await app.register(getVersion);
  await app.register(changeCatalogue);
  await app.register(putBackVersion);
  await app.register(listRetired);
  await app.register(getClass);
};
