import type { Insertable, Kysely } from 'kysely';
import type { CatalogueClass } from '../../../domain/catalogue/catalogue.ts';
import type { FilingConditionTable } from '../../../migrations/schema/filing-condition.ts';
import type { Database } from '../../../migrations/schema/index.ts';
import { canonicalHash } from '../../canonical-hash.ts';

export interface NewCatalogue {
  readonly standard: string;
  readonly source: string;
  readonly classes: readonly CatalogueClass[];
  readonly at: Date;
}

/** Rows of one insert; Postgres takes 65,535 parameters. */
const rowsAtOnce = 1000;

/** Puts a catalogue in force under the hash of its content; not `changed` when it is in force already. */
export async function storeCatalogue(
  transaction: Kysely<Database>,
  catalogue: NewCatalogue,
): Promise<{ readonly version: string; readonly changed: boolean }> {
  const hash = canonicalHash({ standard: catalogue.standard, classes: catalogue.classes });
  const version = `cat-${hash.slice(0, 12)}`;
  const known = await transaction
    .selectFrom('catalogue_version')
    .select(['id', 'in_force'])
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (known?.in_force === true) {
    return { version: known.id, changed: false };
  }
  await transaction
    .updateTable('catalogue_version')
    .set({ in_force: false })
    .where('in_force', '=', true)
    .execute();
  if (known !== undefined) {
    await transaction
      .updateTable('catalogue_version')
      .set({ in_force: true, effective_from: catalogue.at })
      .where('id', '=', known.id)
      .execute();
    return { version: known.id, changed: true };
  }
  await insertVersion(transaction, catalogue, { version, hash });
  await insertClasses(transaction, catalogue.classes, version);
  return { version, changed: true };
}

async function insertVersion(
  transaction: Kysely<Database>,
  catalogue: NewCatalogue,
  ids: { readonly version: string; readonly hash: string },
): Promise<void> {
  await transaction
    .insertInto('catalogue_version')
    .values({
      id: ids.version,
      standard: catalogue.standard,
      name: catalogue.standard,
      hash: ids.hash,
      source: catalogue.source,
      in_force: true,
      effective_from: catalogue.at,
    })
    .execute();
}

async function insertClasses(
  transaction: Kysely<Database>,
  classes: readonly CatalogueClass[],
  version: string,
): Promise<void> {
  const idOf = (entry: CatalogueClass): string => `${version}.${entry.kind}.${entry.code}`;
  const rows = classes.map((entry) => ({
    id: idOf(entry),
    version_id: version,
    kind: entry.kind,
    code: entry.code,
    name: entry.name,
    name_en: entry.nameEn,
    major: entry.major,
    major_en: entry.majorEn,
    keywords: [...entry.keywords],
  }));
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await transaction
      .insertInto('catalogue_class')
      .values(rows.slice(from, from + rowsAtOnce))
      .execute();
  }
  const conditions = classes.flatMap((entry) => conditionRows(entry, idOf(entry)));
  for (let from = 0; from < conditions.length; from += rowsAtOnce) {
    await transaction
      .insertInto('filing_condition')
      .values(conditions.slice(from, from + rowsAtOnce))
      .execute();
  }
}

function conditionRows(entry: CatalogueClass, classId: string): Insertable<FilingConditionTable>[] {
  return entry.conditions.map((condition, index) => ({
    id: `${classId}.${index + 1}`,
    class_id: classId,
    position: index + 1,
    text: condition.text,
    text_en: condition.textEn,
    limit_amount: condition.limit.amount,
    limit_unit: condition.limit.unit,
    closing_text: condition.closingText,
    closing_text_en: condition.closingTextEn,
    urgency: condition.urgency,
    confirmation: condition.confirmation,
  }));
}
