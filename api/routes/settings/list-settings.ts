import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { SettingList } from '../../contract/settings.ts';
import { allSettings } from '../../queries/settings.ts';

export const listSettings: FastifyPluginAsyncTypebox = async (app) => {
  const { config, database } = app.services;
  app.route({
    method: 'GET',
    url: '/api/settings',
    schema: {
      summary: 'Every setting with its value in force, and what the environment decides',
      tags: ['settings'],
      response: { 200: SettingList },
    },
    handler: async () => ({
      data: await allSettings(database),
      installation: [...config.installation],
    }),
  });
};
