import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { ImportHandler } from './import-context.ts';
import { advanceJob, type Rejection } from './job-store.ts';
import { noteReferenceImport } from './note-reference-import.ts';
import { csvRows } from './rows/csv-rows.ts';
import type { SourceRow } from './rows/source-row.ts';
import { type ReadUnit, readUnits, type UnitRecord } from './units/read-units.ts';

/** The organisation from a CSV file: new units are added, known ones changed, none is removed. */
export const importUnits: ImportHandler = async (context, run) => {
  const rows: SourceRow[] = [];
  for await (const row of csvRows(run.path, {})) {
    rows.push(row);
  }
  await context.store.begin(run.job.id, rows.length);
  await context.database.transaction().execute(async (transaction) => {
    await transaction.selectFrom('unit').select('id').forUpdate().execute();
    const known = new Map((await knownUnits(transaction)).map((unit) => [unit.id, unit]));
    const { units, rejections } = readUnits(rows, known);
    const changed = units.filter(({ unit }) => !sameUnit(unit, known.get(unit.id)));
    await writeUnits(transaction, changed);
    if (changed.length > 0) {
      await noteReferenceImport(transaction, context, { run, params: { units: changed.length } });
    }
    await advanceJob(
      transaction,
      { id: run.job.id, from: run.job.next_row },
      {
        nextRow: rows.length + 1,
        accepted: changed.length,
        repeated: units.length - changed.length,
        rejections: kept(rejections),
      },
    );
  });
};

function kept(
  rejections: readonly { readonly row: SourceRow; readonly reasons: readonly string[] }[],
): Rejection[] {
  return rejections.map(({ row, reasons }) => ({ row: row.number, values: row.values, reasons }));
}

async function knownUnits(transaction: Kysely<Database>): Promise<UnitRecord[]> {
  const rows = await transaction.selectFrom('unit').selectAll().execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    nameEn: row.name_en,
    kind: row.kind,
    parentId: row.parent_id,
    active: row.active,
  }));
}

function sameUnit(one: UnitRecord, other: UnitRecord | undefined): boolean {
  return (
    other !== undefined &&
    one.name === other.name &&
    one.nameEn === other.nameEn &&
    one.kind === other.kind &&
    one.parentId === other.parentId &&
    one.active === other.active
  );
}

/** Parents may stand below their children in the file, so the tree is hung up after all units exist. */
async function writeUnits(
  transaction: Kysely<Database>,
  changed: readonly ReadUnit[],
): Promise<void> {
  for (const { unit } of changed) {
    const facts = { name: unit.name, name_en: unit.nameEn, kind: unit.kind, active: unit.active };
    await transaction
      .insertInto('unit')
      .values({ id: unit.id, ...facts, parent_id: null })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet((row) => ({
          ...facts,
          version: row('unit.version', '+', 1),
        })),
      )
      .execute();
  }
  for (const { unit } of changed) {
    await transaction
      .updateTable('unit')
      .set({ parent_id: unit.parentId })
      .where('id', '=', unit.id)
      .execute();
  }
}
