import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { parseSetting, type SettingRefusal } from '../../../domain/settings/parse-setting.ts';
import { ChangeSetting, Setting } from '../../contract/settings.ts';
import { fieldProblem, Problem } from '../../problem.ts';
import { changeSetting as change, oneSetting, storedValue } from '../../queries/settings.ts';
import { readerOf } from '../../reader.ts';
import { writeSecurityEvent } from '../../security-log.ts';

const messages: { readonly [R in SettingRefusal]: string } = {
  'setting-unknown': 'is not a setting',
  'wrong-type': 'is not what this setting holds',
  'out-of-range': 'is outside what is allowed',
  'not-a-choice': 'is none of the choices',
};

export const changeSetting: FastifyPluginAsyncTypebox = async (app) => {
  const { services } = app;
  app.route({
    method: 'PUT',
    url: '/api/settings/:key',
    schema: {
      summary: 'Change a setting; running cases keep what they started with',
      tags: ['settings'],
      params: Type.Object({ key: Type.String({ minLength: 1, maxLength: 64 }) }),
      body: ChangeSetting,
      response: { 200: Setting },
    },
    handler: async (request) => {
      const reader = readerOf(request);
      const parsed = parseSetting(request.params.key, request.body.value);
      if (!parsed.ok) {
        if (parsed.code === 'setting-unknown') {
          throw new Problem('not-found');
        }
        throw fieldProblem('validation-failed', '/value', {
          code: parsed.code,
          message: messages[parsed.code],
        });
      }
      const at = services.now();
      await services.database.transaction().execute(async (transaction) => {
        const { key, value } = parsed;
        const before = await storedValue(transaction, key);
        if (
          !(await change(transaction, {
            key,
            value,
            version: request.body.version,
            by: reader.id,
            at,
          }))
        ) {
          throw new Problem('stale-version');
        }
        const params = {
          key,
          value_before: before,
          value: JSON.stringify(value),
          version: request.body.version + 1,
        };
        await writeSecurityEvent(
          transaction,
          { person: reader.id, type: 'setting-changed', success: true, params },
          at,
        );
      });
      services.settings.forget();
      return oneSetting(services.database, parsed.key);
    },
  });
};
