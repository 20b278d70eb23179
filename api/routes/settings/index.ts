import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changeSetting } from './change-setting.ts';
import { listSettings } from './list-settings.ts';

export const settingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listSettings);
  await app.register(changeSetting);
};
