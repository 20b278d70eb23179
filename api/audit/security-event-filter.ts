import { sql } from 'kysely';
import { Type } from 'typebox';
import {
  securityEventKinds,
  securityEventTypes,
  typesOfKind,
} from '../../domain/audit/security-event-types.ts';
import { Id, InstantText, StringEnum } from '../contract/common.ts';
import type { ListShape } from '../list-request.ts';
import { among } from '../queries/filters.ts';
import { asPattern } from '../queries/search-cases.ts';
import { anyOf, type Condition } from '../scope-predicate.ts';

const SecurityEventFilter = Type.Object(
  {
    id: Type.Optional(Id),
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    kind: Type.Optional(StringEnum([...securityEventKinds])),
    type: Type.Optional(StringEnum([...securityEventTypes])),
    /** Who did it. */
    by: Type.Optional(Id),
    success: Type.Optional(Type.Boolean()),
    caseId: Type.Optional(Id),
    /** From then on, and before. */
    since: Type.Optional(InstantText),
    before: Type.Optional(InstantText),
  },
  { additionalProperties: false },
);
export type SecurityEventFilter = Type.Static<typeof SecurityEventFilter>;
export type SecurityEventSort = 'recordedAt';

export const securityEventListShape: ListShape<typeof SecurityEventFilter, SecurityEventSort> = {
  filter: SecurityEventFilter,
  sorts: ['recordedAt'],
  by: 'recordedAt',
  order: 'DESC',
};

/** As many people, cases and units are found by a search at most. */
const mostFound = 500;

/**
 * By whom, about whom, about which case or unit. Whoever is meant is found first, so that no parameter of the whole
 * log is read as text.
 */
const mentions = (q: string): Condition => {
  const pattern = asPattern(q.trim());
  const people = sql`select p.id from person p
    where p.name ilike ${pattern} or p.name_en ilike ${pattern} or p.login ilike ${pattern} limit ${sql.lit(mostFound)}`;
  const cases = sql`select c.id from "case" c
    where c.number ilike ${pattern} or c.report_number ilike ${pattern} limit ${sql.lit(mostFound)}`;
  const things = sql`select 'unit:' || u.id from unit u
    where u.name ilike ${pattern} or u.name_en ilike ${pattern}
    union all select 'grid:' || g.id from grid g where g.name ilike ${pattern} or g.name_en ilike ${pattern}
    union all select 'token:' || t.id from api_token t where t.name ilike ${pattern}
    union all select 'person:' || f.id from (${people}) f limit ${sql.lit(mostFound)}`;
  return anyOf([
    sql<boolean>`a.person_id = any(array(${people}))`,
    sql<boolean>`a.params ->> 'account' = any(array(${people}))`,
    sql<boolean>`(a.params ? 'caseId' and a.params ->> 'caseId' = any(array(${cases})))`,
    sql<boolean>`(a.params ? 'subject' and a.params ->> 'subject' = any(array(${things})))`,
    sql<boolean>`a.params ->> 'key' = ${q.trim()}`,
  ]);
};

export const securityEventConditions = (filter: SecurityEventFilter): readonly Condition[] => [
  ...among(sql`a.id`, filter.id),
  ...(filter.kind === undefined ? [] : among(sql`a.type`, typesOfKind(filter.kind))),
  ...among(sql`a.type`, filter.type),
  ...among(sql`a.person_id`, filter.by),
  ...(filter.success === undefined ? [] : [sql<boolean>`a.success = ${filter.success}`]),
  ...(filter.caseId === undefined
    ? []
    : [sql<boolean>`a.params ? 'caseId'`, sql<boolean>`a.params ->> 'caseId' = ${filter.caseId}`]),
  ...(filter.since === undefined ? [] : [sql<boolean>`a.at >= ${filter.since}::timestamptz`]),
  ...(filter.before === undefined ? [] : [sql<boolean>`a.at < ${filter.before}::timestamptz`]),
  ...(filter.q === undefined ? [] : [mentions(filter.q)]),
];
