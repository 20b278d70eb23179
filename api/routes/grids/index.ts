import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { closeGrid } from './close-grid.ts';
import { getGrid } from './get-grid.ts';
import { openGrid } from './open-grid.ts';
import { saveGrids } from './save-grids.ts';

export const gridRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(saveGrids);
  await app.register(getGrid);
  await app.register(closeGrid);
  await app.register(openGrid);
};
