import { type Kysely, sql } from 'kysely';
import type { ClassKind } from '../../domain/catalogue/catalogue.ts';
import { canonicalJson } from '../../domain/ledger/canonical-json.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { ClassHistory, KeptClass } from '../contract/catalogue.ts';
import type { Reader } from '../reader.ts';
import { caseInScope } from '../scope-predicate.ts';
import { scopeOf } from '../scope.ts';
import { cataloguePeriods } from './catalogue-periods.ts';
import { keptClass } from './kept-class.ts';
import { withConditions } from './load-catalogue.ts';

type Entry = ClassHistory['periods'][number];

/** What a version says of the class; ids differ by version. */
const sayingOf = (found: KeptClass | null): string => {
  if (found === null) return '';
  const { id: _id, conditions, ...rest } = found;
  return canonicalJson({ ...rest, conditions: conditions.map(({ id: _of, ...said }) => said) });
};

/** Leaves out the versions that changed nothing of it; oldest first in, newest first out. */
const changesOf = (entries: readonly Entry[]): Entry[] => {
  const kept: Entry[] = [];
  let before = '';
  for (const entry of entries) {
    const saying = sayingOf(entry.class);
    if (saying !== before) kept.unshift(entry);
    before = saying;
  }
  return kept;
};

/** Of the cases that the reader sees. */
const openCases = async (
  database: Kysely<Database>,
  reader: Reader,
  classes: readonly KeptClass[],
): Promise<ClassHistory['open']> => {
  const ids = classes.map(({ id }) => id);
  const found = await sql<{ condition_id: string | null; cases: number }>`
    select c.condition_id, count(*)::integer as cases
    from "case" c
    where c.state in ('opening', 'open', 'suspended')
      and c.category = any(${ids}::text[])
      and ${caseInScope(scopeOf(reader, 'case.read'))}
    group by 1 order by 1 nulls first`.execute(database);
  const conditions = new Map(
    classes.flatMap((each) => each.conditions.map((condition) => [condition.id, condition])),
  );
  return found.rows.map(({ condition_id: id, cases }) => ({
    condition: id === null ? null : (conditions.get(id) ?? null),
    cases,
  }));
};

/** One class through all versions, and what is filed under it; null when no version has it. */
export const classHistory = async (
  database: Kysely<Database>,
  reader: Reader,
  { kind, code }: { readonly kind: ClassKind; readonly code: string },
): Promise<ClassHistory | null> => {
  const [periods, rows] = await Promise.all([
    cataloguePeriods(database),
    database
      .selectFrom('catalogue_class')
      .selectAll()
      .where('kind', '=', kind)
      .where('code', '=', code)
      .execute(),
  ]);
  if (rows.length === 0) return null;
  const classes = (await withConditions(database, rows)).map(keptClass);
  const versionOf = new Map(rows.map((row) => [row.version_id, row.id]));
  const entries = periods.toReversed().map((period) => ({
    period,
    class: classes.find(({ id }) => id === versionOf.get(period.version)) ?? null,
  }));
  return { periods: changesOf(entries), open: await openCases(database, reader, classes) };
};
