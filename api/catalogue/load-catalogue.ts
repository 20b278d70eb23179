import type { Kysely, Selectable } from 'kysely';
import { isLimitUnit } from '../../domain/limits/parse-limit.ts';
import type { Limit } from '../../domain/limits/limit.ts';
import type { CatalogueClassTable } from '../../migrations/schema/catalogue-class.ts';
import type { FilingConditionTable } from '../../migrations/schema/filing-condition.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { pinyinInitials } from '../queries/pinyin-initials.ts';
import type { StoredClass, StoredCondition } from '../catalogue-store.ts';

type ClassRow = Selectable<CatalogueClassTable>;

/** Classes with their conditions in their order, by the rows of the classes. */
export async function withConditions(
  database: Kysely<Database>,
  rows: readonly ClassRow[],
): Promise<readonly StoredClass[]> {
  if (rows.length === 0) return [];
  const conditions = await database
    .selectFrom('filing_condition')
    .selectAll()
    .where(
      'class_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('position')
    .execute();
  const byClass = Map.groupBy(conditions, (row) => row.class_id);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    code: row.code,
    name: row.name,
    nameEn: row.name_en,
    major: row.major,
    majorEn: row.major_en,
    keywords: row.keywords,
    initials: pinyinInitials(row.name),
    conditions: (byClass.get(row.id) ?? []).map((condition) => conditionOf(condition)),
  }));
}

/** Every class of a version, by kind and code. */
export async function classesOfVersion(
  database: Kysely<Database>,
  version: string,
): Promise<readonly StoredClass[]> {
  const rows = await database
    .selectFrom('catalogue_class')
    .selectAll()
    .where('version_id', '=', version)
    .orderBy('kind')
    .orderBy('code')
    .execute();
  return withConditions(database, rows);
}

const conditionOf = (row: Selectable<FilingConditionTable>): StoredCondition => ({
  id: row.id,
  text: row.text,
  textEn: row.text_en,
  limit: limitOf(row),
  closingText: row.closing_text,
  closingTextEn: row.closing_text_en,
  urgency: row.urgency,
  confirmation: row.confirmation,
});

function limitOf(row: {
  readonly id: string;
  readonly limit_amount: number;
  readonly limit_unit: string;
}): Limit {
  if (!isLimitUnit(row.limit_unit)) {
    throw new Error(
      `Expected a unit of limits in condition ${row.id}, but found ${row.limit_unit}`,
    );
  }
  return { amount: row.limit_amount, unit: row.limit_unit };
}
