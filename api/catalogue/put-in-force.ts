import type { Kysely } from 'kysely';
import type { CatalogueClass } from '../../domain/catalogue/catalogue.ts';
import { conditionRows } from '../../migrations/condition-rows.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { newId } from '../../migrations/new-id.ts';
import { canonicalHash } from '../canonical-hash.ts';

export interface NewCatalogue {
  readonly standard: string;
  readonly source: string;
  readonly classes: readonly CatalogueClass[];
  readonly by: string;
  /** Why, or the file that it came from. */
  readonly note: string;
  readonly at: Date;
}

/** Rows of one insert; Postgres takes 65,535 parameters. */
const rowsAtOnce = 1000;

/** Locks the version in force, so that there is one change of it at a time; null when there is none. */
export async function lockCatalogueInForce(transaction: Kysely<Database>): Promise<string | null> {
  const row = await transaction
    .selectFrom('catalogue_version')
    .select('id')
    .where('in_force', '=', true)
    .forUpdate()
    .executeTakeFirst();
  return row?.id ?? null;
}

/**
 * Puts a catalogue in force under the hash of its content; not `changed` when it is in force
 * already. A version that was in force before is it again, under its own id. Open cases keep the
 * class and the condition that they have. The caller holds `lockCatalogueInForce`.
 */
export async function putCatalogueInForce(
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
  if (known !== undefined) {
    await putKeptInForce(transaction, known.id, catalogue);
    return { version: known.id, changed: true };
  }
  await endPeriod(transaction, catalogue.at);
  await insertVersion(transaction, catalogue, { version, hash });
  await insertClasses(transaction, catalogue.classes, version);
  await beginPeriod(transaction, catalogue, version);
  return { version, changed: true };
}

/** Who puts a version in force, when and why. */
type Beginning = Pick<NewCatalogue, 'by' | 'note' | 'at'>;

/**
 * Puts a version that is kept and not in force in force again, under its own id. The caller holds
 * `lockCatalogueInForce`.
 */
export async function putKeptInForce(
  transaction: Kysely<Database>,
  version: string,
  beginning: Beginning,
): Promise<void> {
  await endPeriod(transaction, beginning.at);
  await transaction
    .updateTable('catalogue_version')
    .set({ in_force: true, effective_from: beginning.at })
    .where('id', '=', version)
    .execute();
  await beginPeriod(transaction, beginning, version);
}

async function beginPeriod(
  transaction: Kysely<Database>,
  { at, by, note }: Beginning,
  version: string,
): Promise<void> {
  await transaction
    .insertInto('catalogue_period')
    .values({ id: newId(), version_id: version, since: at, until: null, person_id: by, note })
    .execute();
}

/** The one that the installation brought has no period until it is replaced. */
async function endPeriod(transaction: Kysely<Database>, at: Date): Promise<void> {
  const ended = await transaction
    .updateTable('catalogue_version')
    .set({ in_force: false })
    .where('in_force', '=', true)
    .returning(['id', 'effective_from', 'source'])
    .executeTakeFirst();
  const { numUpdatedRows } = await transaction
    .updateTable('catalogue_period')
    .set({ until: at })
    .where('until', 'is', null)
    .executeTakeFirst();
  if (ended === undefined || numUpdatedRows > 0n) return;
  await transaction
    .insertInto('catalogue_period')
    .values({
      id: newId(),
      version_id: ended.id,
      since: ended.effective_from,
      until: at,
      person_id: null,
      note: ended.source,
    })
    .execute();
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
