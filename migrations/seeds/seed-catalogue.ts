import { readFileSync } from 'node:fs';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import { conditionRows } from '../condition-rows.ts';
import type { Db } from '../functions/call-function.ts';
import { sha256 } from '../sha256.ts';
import {
  readCatalogue,
  readResponsibilities,
  type DeliveredCatalogue,
} from './delivered-catalogue.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));

/** The delivered catalogue comes into force only where none is; responsibilities likewise. */
export const seedCatalogue = async (
  db: Db,
  options: { readonly responsibilities: boolean },
): Promise<void> => {
  const inForce = await db
    .selectFrom('catalogue_version')
    .select('id')
    .where('in_force', '=', true)
    .executeTakeFirst();
  if (inForce !== undefined) return;
  await insertCatalogue(db, readCatalogue(read('catalogue.json')));
  if (options.responsibilities) await insertResponsibilities(db);
};

const insertCatalogue = async (db: Db, catalogue: DeliveredCatalogue): Promise<void> => {
  const hash = sha256(canonicalJson(catalogue));
  const versionId = `cat-${hash.slice(0, 12)}`;
  const classId = (kind: string, code: string): string => `${versionId}.${kind}.${code}`;
  await db
    .insertInto('catalogue_version')
    .values({
      id: versionId,
      standard: catalogue.standard,
      name: catalogue.name,
      hash,
      source: catalogue.source,
      in_force: true,
      effective_from: new Date(catalogue.effectiveFrom),
    })
    .execute();
  await db
    .insertInto('catalogue_class')
    .values(
      catalogue.classes.map((entry) => ({
        id: classId(entry.kind, entry.code),
        version_id: versionId,
        kind: entry.kind,
        code: entry.code,
        name: entry.name,
        name_en: entry.nameEn,
        major: entry.major,
        major_en: entry.majorEn,
        keywords: [...entry.keywords],
      })),
    )
    .execute();
  const conditions = catalogue.classes.flatMap((entry) =>
    conditionRows(entry, classId(entry.kind, entry.code)),
  );
  await db.insertInto('filing_condition').values(conditions).execute();
};

const insertResponsibilities = async (db: Db): Promise<void> => {
  const rows = readResponsibilities(read('responsibility.json')).map((row) => ({
    id: `resp-${row.kind}-${row.classCode}-${row.grid ?? 'all'}`,
    class_code: row.classCode,
    kind: row.kind,
    grid_id: row.grid,
    unit_id: row.unit,
  }));
  await db
    .insertInto('responsibility')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
