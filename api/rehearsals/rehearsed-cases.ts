import { sql } from 'kysely';
import type { RehearsedCase, RehearsedCaseQuery, RehearsedCases } from '../contract/rehearsals.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import {
  allOf,
  caseInScope,
  type Condition,
  caseNamed,
  type NamedCase,
} from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { rehearsalAt } from './rehearsal-rows.ts';

interface Row extends NamedCase {
  readonly case_id: string;
  readonly version: number;
  readonly ended_at: Date;
  readonly outcome: RehearsedCase['outcome'];
  readonly result: Partial<Pick<RehearsedCase, 'trail' | 'after' | 'was' | 'is' | 'at' | 'reason'>>;
}

const rehearsedCaseOf = ({ result, ...row }: Row): RehearsedCase => ({
  case: row.case_id,
  number: row.number,
  title: row.title,
  secrecy: row.secrecy,
  version: row.version,
  closedAt: row.ended_at.toISOString(),
  outcome: row.outcome,
  trail: result.trail ?? [],
  after: result.after ?? null,
  was: result.was ?? null,
  is: result.is ?? null,
  at: result.at ?? [],
  reason: result.reason ?? null,
});

/** Where a case stands, or leaves its old way. */
const placeIs = (element: string): Condition =>
  sql<boolean>`(r.result ->> 'after' = ${element} or r.result -> 'at' ? ${element})`;

/** What became of the cases that have been run, as far as the reader sees them. @throws Problem `not-found` */
export const rehearsedCases = async (
  { database }: ApiServices,
  reader: Reader,
  id: string,
  { outcome, element, page = 1, perPage = 25 }: RehearsedCaseQuery,
): Promise<RehearsedCases> => {
  await rehearsalAt(database, id);
  const seen = [
    sql<boolean>`r.rehearsal_id = ${id}`,
    sql<boolean>`r.outcome is not null`,
    caseInScope(scopeOf(reader, 'case.read')),
  ];
  const wanted = allOf([
    ...seen,
    ...(outcome === undefined ? [] : [sql<boolean>`r.outcome = ${outcome}`]),
    ...(element === undefined ? [] : [placeIs(element)]),
  ]);
  const from = sql`from rehearsal_case r join "case" c on c.id = r.case_id`;
  const [rows, counted, places] = await Promise.all([
    sql<Row>`select r.case_id, ${caseNamed(reader.id)},
      c.procedure_version as version, c.ended_at, r.outcome, r.result ${from} where ${wanted}
      order by r.place limit ${perPage} offset ${(page - 1) * perPage}`.execute(database),
    sql<{ total: number }>`select count(*)::integer as total ${from} where ${wanted}`.execute(
      database,
    ),
    sql<RehearsedCases['places'][number]>`
      select place.element, r.outcome, count(*)::integer as cases ${from}
      cross join lateral (
        select jsonb_array_elements_text(coalesce(r.result -> 'at', '[]')) as element
        union all select r.result ->> 'after' where r.result ->> 'after' is not null) place
      where ${allOf(seen)} group by 1, 2 order by cases desc, 1, 2`.execute(database),
  ]);
  return {
    data: rows.rows.map(rehearsedCaseOf),
    total: counted.rows[0]?.total ?? 0,
    places: places.rows,
  };
};
