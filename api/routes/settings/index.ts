import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { changeSetting } from './change-setting.ts';
import { getHistory } from './get-history.ts';
import { listSettings } from './list-settings.ts';
import { resetSetting } from './reset-setting.ts';

export const settingRoutes: FastifyPluginAsyncTypebox = async (app) => {
  await app.register(listSettings);
  await app.register(changeSetting);
  await app.register(resetSetting);
  await app.register(getHistory);
};
