import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { ofClass } from '../../api/queries/class-filter.ts';
import { classesOf } from '../../api/statistics/classes-of.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { explained } from '../migrations/explained.ts';
import { freshDatabase } from '../migrations/fresh-database.ts';

let db: Db;

/** 150 versions of a catalogue of 400 classes; that of the number 100 is in force. */
beforeEach(async () => {
  db = await freshDatabase();
  await sql`
    insert into catalogue_version (id, standard, name, hash, source, in_force, effective_from)
    select 'v' || n, '', n, n, '', n = 100, timestamptz '2026-01-01' + n * interval '1 day' from generate_series(1, 150) n`.execute(
    db,
  );
  await sql`
    insert into catalogue_class (id, version_id, kind, code, name, name_en, major, major_en, keywords)
    select 'v' || v || '.' || c, 'v' || v, 'matter', (1000 + c)::text, c || ' in ' || v, '', '', '', '{}'
    from generate_series(1, 150) v, generate_series(1, 400) c where v <> 100 or c <> 7`.execute(db);
  await sql`analyze`.execute(db);
});

describe('classes of a catalogue that has been changed many times', () => {
  it('have the name of the version in force, else of the last', async () => {
    const found = await classesOf(db, ['matter:1005', 'matter:1007', 'matter:9999']);
    expect([...found].map(([key, { name }]) => [key, name])).toEqual([
      ['matter:1005', '5 in 100'],
      ['matter:1007', '7 in 150'],
    ]);
  });

  it('are read by their codes', async () => {
    const named = explained(db);
    await classesOf(named.db, ['matter:1005']);
    const filtered = explained(db);
    const conditions = ofClass(sql`c.category`, 'matter:1005', sql<boolean>`true`);
    await sql`select 1 from "case" c where ${sql.join(conditions, sql` and `)}`.execute(
      filtered.db,
    );
    for (const plan of [named.plan(), filtered.plan()]) {
      expect(plan).toContain('catalogue_class_code');
      expect(plan).not.toContain('Seq Scan on catalogue_class');
    }
  });
});
