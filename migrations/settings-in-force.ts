import { settingValues, type SettingValues } from '../domain/settings/setting-values.ts';
import type { Db } from './functions/call-function.ts';

/** The settings as they are stored now, with the defaults of those that are not. */
export const settingsInForce = async (db: Db): Promise<SettingValues> => {
  const rows = await db.selectFrom('setting').select(['key', 'value']).execute();
  return settingValues(Object.fromEntries(rows.map((row) => [row.key, row.value]))).values;
};
