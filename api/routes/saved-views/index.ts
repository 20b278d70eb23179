import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changeSavedView } from './change-saved-view.ts';
import { createSavedView } from './create-saved-view.ts';
import { deleteSavedView } from './delete-saved-view.ts';
import { listSavedViews } from './list-saved-views.ts';

export const savedViewRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listSavedViews);
  await app.register(createSavedView);
  await app.register(changeSavedView);
  await app.register(deleteSavedView);
};
