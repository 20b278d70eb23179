import type { Kysely } from 'kysely';
import { settingKeys, settingTable, type SettingKey } from '../../domain/settings/setting-table.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { Setting } from '../contract/settings.ts';

/** Every setting with its value in force, in the order of the table of settings. */
export const allSettings = async (database: Kysely<Database>): Promise<Setting[]> => {
  const rows = await database
    .selectFrom('setting')
    .leftJoin('person', 'person.id', 'setting.updated_by')
    .select([
      'setting.key',
      'setting.value',
      'setting.version',
      'setting.updated_at',
      'setting.updated_by',
    ])
    .select(['person.name', 'person.name_en'])
    .execute();
  const stored = new Map(rows.map((row) => [row.key, row]));
  return settingKeys.map((key) => {
    const row = stored.get(key);
    return {
      key,
      value: row === undefined ? settingTable[key].value : row.value,
      default: settingTable[key].value,
      version: row?.version ?? 0,
      updatedAt: row?.updated_at.toISOString() ?? null,
      updatedBy:
        row === undefined || row.updated_by === null
          ? null
          : { id: row.updated_by, name: row.name ?? '', nameEn: row.name_en ?? '' },
    };
  });
};

/** Sets a checked value over the version that was read; false when somebody was faster. */
export const changeSetting = async (
  transaction: Kysely<Database>,
  change: {
    readonly key: SettingKey;
    readonly value: unknown;
    readonly version: number;
    readonly by: string;
    readonly at: Date;
  },
): Promise<boolean> => {
  const row = { value: JSON.stringify(change.value), updated_at: change.at, updated_by: change.by };
  const written =
    change.version === 0
      ? await transaction
          .insertInto('setting')
          .values({ key: change.key, ...row })
          .onConflict((conflict) => conflict.column('key').doNothing())
          .executeTakeFirst()
      : await transaction
          .updateTable('setting')
          .set({ ...row, version: change.version + 1 })
          .where('key', '=', change.key)
          .where('version', '=', change.version)
          .executeTakeFirst();
  return (
    ('numUpdatedRows' in written
      ? written.numUpdatedRows
      : (written.numInsertedOrUpdatedRows ?? 0n)) === 1n
  );
};
