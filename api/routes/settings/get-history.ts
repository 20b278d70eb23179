import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { isSettingKey } from '../../../domain/settings/setting-table.ts';
import { type SettingChange, SettingHistory } from '../../contract/settings.ts';
import { namedOrNull } from '../../named.ts';
import { Problem } from '../../problem.ts';
import { type RecordedChange, settingChanges } from '../../queries/settings.ts';

const shown = 50;

const viewOf = (row: RecordedChange): SettingChange => {
  const parsed: unknown = row.value === null ? undefined : JSON.parse(row.value);
  return {
    at: row.at.toISOString(),
    by: namedOrNull({ id: row.person_id, name: row.name, nameEn: row.name_en }),
    ...(parsed === undefined ? {} : { value: parsed }),
  };
};

export const getHistory: FastifyPluginAsyncTypebox = async (app) => {
  const { database } = app.services;
  app.route({
    method: 'GET',
    url: '/api/settings/:key/history',
    schema: {
      summary: 'Who changed a setting to what, newest first',
      tags: ['settings'],
      params: Type.Object({ key: Type.String({ minLength: 1, maxLength: 64 }) }),
      response: { 200: SettingHistory },
    },
    handler: async (request) => {
      const { key } = request.params;
      if (!isSettingKey(key)) throw new Problem('not-found');
      return { data: (await settingChanges(database, key, shown)).map(viewOf) };
    },
  });
};
