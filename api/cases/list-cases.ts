import { sql } from 'kysely';
import { caseClockStateIn } from '../clock-state-sql.ts';
import { writeCursor, type ListRequest } from '../list-request.ts';
import { ofClass } from '../queries/class-filter.ts';
import { among } from '../queries/filters.ts';
import {
  boundedCount,
  nextPlace,
  orderedPage,
  totalOf,
  type OrderedList,
} from '../queries/ordered-page.ts';
import { isCalledBy, matchesSearch } from '../queries/search-cases.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import { allOf, caseBranches, type Condition, unmasked } from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import type { CaseFilter, CaseSort } from './case-list-shape.ts';
import { caseColumns, caseJoins, viewCase, type CaseRow } from './case-rows.ts';
import type { CaseSummary } from '../contract/cases.ts';

const keys: { readonly [S in CaseSort]: Pick<OrderedList, 'key' | 'nullable' | 'type'> } = {
  dueAt: { key: sql`c.due_at`, nullable: true, type: sql`timestamptz` },
  createdAt: { key: sql`c.created_at`, nullable: false, type: sql`timestamptz` },
  endedAt: { key: sql`c.ended_at`, nullable: true, type: sql`timestamptz` },
  number: { key: sql`coalesce(c.number, c.report_number)`, nullable: false, type: sql`text` },
  stage: { key: sql`c.stage`, nullable: true, type: sql`text` },
  id: { key: sql`c.id`, nullable: false, type: sql`text` },
};

const clockStateIs = (wanted: CaseFilter['clockState'], now: Date): Condition[] =>
  wanted === undefined ? [] : [caseClockStateIn([wanted].flat(), now)];

const caseConditions = (filter: CaseFilter, reader: Reader, now: Date): Condition[] => [
  ...among(sql`c.id`, filter.id),
  ...among(sql`c.state`, filter.state),
  ...among(sql`c.stage`, filter.stage),
  ...among(sql`c.unit_id`, filter.unit),
  ...among(sql`c.grid_id`, filter.grid),
  ...ofClass(sql`c.category`, filter.category, unmasked(reader.id, sql`c.id`)),
  ...among(sql`c.channel`, filter.channel),
  ...among(sql`c.urgency`, filter.urgency),
  ...among(sql`c.procedure_key`, filter.procedure),
  ...clockStateIs(filter.clockState, now),
  ...(filter.createdFrom === undefined
    ? []
    : [sql<boolean>`c.created_at >= ${filter.createdFrom}::timestamptz`]),
  ...(filter.createdTo === undefined
    ? []
    : [sql<boolean>`c.created_at < ${filter.createdTo}::timestamptz`]),
  ...(filter.q === undefined ? [] : [matchesSearch(filter.q, reader, sql`c.id`)]),
  ...(filter.caller === undefined ? [] : [isCalledBy(filter.caller, reader, sql`c.id`)]),
];

interface Keyed extends CaseRow {
  readonly key: Date | string | null;
}

export interface CasePage {
  data: CaseSummary[];
  total: number;
  totalIsLowerBound: boolean;
  next: string | null;
}

/** One page of the cases that the reader sees, of those that `also` is true of. */
export const listCases = async (
  services: ApiServices,
  reader: Reader,
  request: ListRequest<CaseFilter, CaseSort>,
  also: readonly Condition[] = [],
): Promise<CasePage> => {
  const at = services.now();
  const conditions = [...caseConditions(request.filter, reader, at), ...also];
  const scope = scopeOf(reader, 'case.read');
  const branches = caseBranches(scope).map((branch) => allOf([branch, ...conditions]));
  if (branches.length === 0) return { data: [], total: 0, totalIsLowerBound: false, next: null };
  const list: OrderedList = {
    from: sql`"case" c`,
    branches,
    id: sql`c.id`,
    ...keys[request.sort],
  };
  const [page, counted, calendar] = await Promise.all([
    sql<Keyed>`with page as (${orderedPage(list, request)})
      select ${caseColumns(reader)}, page.key from page join "case" c on c.id = page.id ${caseJoins(at)} order by page.place`.execute(
      services.database,
    ),
    boundedCount(list).execute(services.database),
    services.calendars.inForce(),
  ]);
  const { rows, next } = nextPlace(page.rows, request.limit, (row) =>
    row.key instanceof Date ? row.key.toISOString() : row.key,
  );
  return {
    data: rows.map((row) => viewCase(row, at, calendar)),
    ...totalOf(counted.rows[0]?.total ?? 0),
    next: next === null ? null : writeCursor(request, next),
  };
};
