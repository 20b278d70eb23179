import { sql } from 'kysely';
import { Type } from 'typebox';
import { Id } from '../contract/common.ts';
import { type Incident, IncidentState } from '../contract/incidents.ts';
import { type ListRequest, type ListShape, writeCursor } from '../list-request.ts';
import { among } from '../queries/filters.ts';
import {
  boundedCount,
  nextPlace,
  type OrderedList,
  orderedPage,
  totalOf,
} from '../queries/ordered-page.ts';
import { asPattern, matchesSearch } from '../queries/search-cases.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import {
  allOf,
  anyOf,
  belongsToCaseInScope,
  type Condition,
  unmasked,
} from '../scope-predicate.ts';
import type { ApiServices } from '../services.ts';
import { incidentColumns, type IncidentRow, viewIncident } from './incident-rows.ts';

const IncidentFilter = Type.Object(
  {
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    state: Type.Optional(IncidentState),
    procedure: Type.Optional(Id),
    element: Type.Optional(Id),
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    caseId: Type.Optional(Id),
  },
  { additionalProperties: false },
);
type IncidentFilter = Type.Static<typeof IncidentFilter>;
type IncidentSort = 'openedAt';

export const incidentListShape: ListShape<typeof IncidentFilter, IncidentSort> = {
  filter: IncidentFilter,
  sorts: ['openedAt'],
  by: 'openedAt',
  order: 'DESC',
};

/** In the case, or in what failed. */
const mentions = (q: string, reader: Reader): Condition => {
  const pattern = asPattern(q.trim());
  return anyOf([
    sql<boolean>`i.code ilike ${pattern}`,
    allOf([sql<boolean>`i.message ilike ${pattern}`, unmasked(reader.id, sql`i.case_id`)]),
    sql<boolean>`i.element ilike ${pattern}`,
    matchesSearch(q, reader, sql`i.case_id`),
  ]);
};

const ofProcedure = (key: string): Condition =>
  sql<boolean>`exists (select 1 from "case" p where p.id = i.case_id and p.procedure_key = ${key})`;

const conditionsOf = (filter: IncidentFilter, reader: Reader): Condition[] => [
  ...among(sql`i.state`, filter.state),
  ...among(sql`i.element`, filter.element),
  ...among(sql`i.code`, filter.code),
  ...(filter.procedure === undefined ? [] : [ofProcedure(filter.procedure)]),
  ...among(sql`i.case_id`, filter.caseId),
  ...(filter.q === undefined ? [] : [mentions(filter.q, reader)]),
];

export interface IncidentPage {
  data: Incident[];
  total: number;
  totalIsLowerBound: boolean;
  next: string | null;
}

/** One page of the incidents of the cases that the reader reaches with `incident.read`. */
export const listIncidents = async (
  services: ApiServices,
  reader: Reader,
  request: ListRequest<IncidentFilter, IncidentSort>,
): Promise<IncidentPage> => {
  const scope = scopeOf(reader, 'incident.read');
  const list: OrderedList = {
    from: sql`incident i`,
    branches: [
      allOf([belongsToCaseInScope(scope, sql`i.case_id`), ...conditionsOf(request.filter, reader)]),
    ],
    key: sql`i.opened_at`,
    nullable: false,
    id: sql`i.id`,
    type: sql`timestamptz`,
  };
  const [page, counted] = await Promise.all([
    sql<IncidentRow>`with page as (${orderedPage(list, request)})
      select ${incidentColumns(reader)} from page join incident i on i.id = page.id join "case" c on c.id = i.case_id
      order by page.place`.execute(services.database),
    boundedCount(list).execute(services.database),
  ]);
  const { rows, next } = nextPlace(page.rows, request.limit, (row) => row.opened_at.toISOString());
  return {
    data: await Promise.all(rows.map(async (row) => viewIncident(services, row))),
    ...totalOf(counted.rows[0]?.total ?? 0),
    next: next === null ? null : writeCursor(request, next),
  };
};
