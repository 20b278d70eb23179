import { type Kysely, sql } from 'kysely';
import { settingKeys, settingTable, type SettingKey } from '../../domain/settings/setting-table.ts';
import { settingValues } from '../../domain/settings/setting-values.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { Setting, SettingSource } from '../contract/settings.ts';
import { namedOrNull } from '../named.ts';

interface StoredSetting {
  readonly key: string;
  readonly value: unknown;
  readonly version: number;
  readonly updated_at: Date;
  readonly updated_by: string | null;
  readonly name: string | null;
  readonly name_en: string | null;
}

const sourceOf = (row: StoredSetting | undefined, passedOver: boolean): SettingSource => {
  if (row === undefined) return 'default';
  if (passedOver) return 'passed-over';
  return row.updated_by === null ? 'installation' : 'person';
};

/** Every setting with its value in force, in the order of the table of settings. */
export const allSettings = async (database: Kysely<Database>): Promise<Setting[]> => {
  const rows: StoredSetting[] = await database
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
  const { values, passedOver } = settingValues(
    Object.fromEntries(rows.map(({ key, value }) => [key, value])),
  );
  return settingKeys.map((key) => {
    const row = stored.get(key);
    return {
      key,
      value: values[key],
      default: settingTable[key].value,
      source: sourceOf(row, passedOver.includes(key)),
      version: row?.version ?? 0,
      updatedAt: row?.updated_at.toISOString() ?? null,
      updatedBy:
        row === undefined
          ? null
          : namedOrNull({ id: row.updated_by, name: row.name, nameEn: row.name_en }),
    };
  });
};

/** One of them, which there is. */
export const oneSetting = async (database: Kysely<Database>, key: SettingKey): Promise<Setting> => {
  const setting = (await allSettings(database)).find((entry) => entry.key === key);
  if (setting !== undefined) return setting;
  throw new Error(`Expected the setting ${key} among all of them, but it is not there`);
};

/** The value that was set, as JSON; null: the default holds. */
export const storedValue = async (
  transaction: Kysely<Database>,
  key: SettingKey,
): Promise<string | null> => {
  const row = await transaction
    .selectFrom('setting')
    .where('key', '=', key)
    .select('value')
    .executeTakeFirst();
  return row === undefined ? null : JSON.stringify(row.value);
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

/** Gives the value up for the default; false when somebody was faster. */
export const resetSetting = async (
  transaction: Kysely<Database>,
  { key, version }: { readonly key: SettingKey; readonly version: number },
): Promise<boolean> => {
  const { numDeletedRows } = await transaction
    .deleteFrom('setting')
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst();
  return numDeletedRows === 1n;
};

export interface RecordedChange {
  readonly at: Date;
  readonly type: string;
  readonly person_id: string | null;
  readonly name: string | null;
  readonly name_en: string | null;
  /** As JSON; null where the default was put back. */
  readonly value: string | null;
}

/** Who changed it when, newest first: what the security log keeps. */
export const settingChanges = async (
  database: Kysely<Database>,
  key: SettingKey,
  limit: number,
): Promise<RecordedChange[]> => {
  const found = await sql<RecordedChange>`
    select a.at, a.type, a.person_id, p.name, p.name_en, a.params ->> 'value' as value
    from audit_event a left join person p on p.id = a.person_id
    where a.type in ('setting-changed', 'setting-reset') and a.success and a.params ->> 'key' = ${key}
    order by a.at desc, a.id desc limit ${limit}`.execute(database);
  return found.rows;
};
