import { demoSettings } from '../../domain/settings/setting-values.ts';
import type { Db } from '../functions/call-function.ts';

/** What the demonstration sets differently from the defaults; only settings that nobody has set yet. */
export const seedDemoSettings = async (db: Db): Promise<void> => {
  const rows = Object.entries(demoSettings).map(([key, value]) => ({
    key,
    value: JSON.stringify(value),
    updated_by: null,
  }));
  if (rows.length === 0) return;
  await db
    .insertInto('setting')
    .values(rows)
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
};
