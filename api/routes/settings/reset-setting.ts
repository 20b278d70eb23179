import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { isSettingKey } from '../../../domain/settings/setting-table.ts';
import { ResetSetting, Setting } from '../../contract/settings.ts';
import { Problem } from '../../problem.ts';
import { oneSetting, resetSetting as reset, storedValue } from '../../queries/settings.ts';
import { readerOf } from '../../reader.ts';
import { writeSecurityEvent } from '../../security-log.ts';

export const resetSetting: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'POST',
    url: '/api/settings/:key/reset',
    schema: {
      summary: 'Put the default of a setting back; running cases keep what they started with',
      tags: ['settings'],
      params: Type.Object({ key: Type.String({ minLength: 1, maxLength: 64 }) }),
      body: ResetSetting,
      response: { 200: Setting },
    },
    handler: async (request) => {
      const { key } = request.params;
      const { version } = request.body;
      if (!isSettingKey(key)) throw new Problem('not-found');
      await services.database.transaction().execute(async (transaction) => {
        const before = await storedValue(transaction, key);
        if (!(await reset(transaction, { key, version }))) throw new Problem('stale-version');
        const { id: person } = readerOf(request);
        const params = { key, value_before: before, value: null, version };
        await writeSecurityEvent(
          transaction,
          { person, type: 'setting-reset', success: true, params },
          services.now(),
        );
      });
      services.settings.forget();
      return oneSetting(services.database, key);
    },
  });
};
