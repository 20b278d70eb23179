import { sql, type RawBuilder } from 'kysely';
import { maskedTitle } from '../domain/secrecy/masked-title.ts';
import type { Secrecy } from './contract/common.ts';
import type { Offer, ReaderScope } from './scope.ts';

/** A condition on the row called `t` (task), `c` (case), or `a` (attachment). */
export type Condition = RawBuilder<boolean>;

export const anyOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`(${sql.join(conditions, sql` or `)})`;

export const allOf = (conditions: readonly Condition[]): Condition =>
  conditions.length === 0
    ? sql<boolean>`true`
    : sql<boolean>`(${sql.join(conditions, sql` and `)})`;

const list = (values: readonly string[]): RawBuilder<unknown> => sql`${[...values]}::text[]`;

/** The grid part of an offer: a task of no known grid is offered to the whole unit. */
const inGridsOf = (offer: Offer): Condition =>
  offer.grids === null
    ? sql<boolean>`true`
    : sql<boolean>`(t.grid_id is null or t.grid_id = any(${list(offer.grids)}))`;

const offeredTask = (scope: ReaderScope): Condition =>
  allOf([
    sql<boolean>`t.state = 'open' and t.person_id is null and t.claimed_by is null`,
    sql<boolean>`not (${scope.person} = any(t.exclude))`,
    anyOf(
      scope.offers.map(
        (offer) =>
          sql<boolean>`((t.role is null or t.role = ${offer.role}) and (t.unit_id is null or t.unit_id = ${offer.unit}) and ${inGridsOf(offer)})`,
      ),
    ),
  ]);

const ownTask = (scope: ReaderScope): Condition =>
  anyOf([
    sql<boolean>`t.claimed_by = ${scope.person}`,
    sql<boolean>`t.person_id = ${scope.person}`,
    sql<boolean>`t.closed_by = ${scope.person}`,
    sql<boolean>`(t.delegation is not null and ${scope.person} in (t.delegation ->> 'owner', t.delegation ->> 'delegate'))`,
    offeredTask(scope),
  ]);

const inUnits = (scope: ReaderScope, column: RawBuilder<unknown>): Condition[] =>
  scope.units.length === 0 ? [] : [sql<boolean>`${column} = any(${list(scope.units)})`];

const inGrids = (scope: ReaderScope, column: RawBuilder<unknown>): Condition[] =>
  scope.grids.length === 0 ? [] : [sql<boolean>`${column} = any(${list(scope.grids)})`];

/** Tasks (`task as t`) in the scope. */
export const taskInScope = (scope: ReaderScope): Condition => {
  if (scope.all) return sql<boolean>`true`;
  if (scope.person === null) return sql<boolean>`false`;
  return anyOf([
    ...inUnits(scope, sql`t.unit_id`),
    ...inGrids(scope, sql`t.grid_id`),
    ownTask(scope),
    copiedCase(scope, sql`t.case_id`),
  ]);
};

const copiedCase = (scope: ReaderScope, caseId: RawBuilder<unknown>): Condition =>
  sql<boolean>`exists (select 1 from notice n where n.case_id = ${caseId} and n.type = 'copied' and n.person_id = ${scope.person})`;

/** Cases (`"case" as c`) in the scope: their own columns, or one of their tasks. */
export const caseInScope = (scope: ReaderScope): Condition => {
  if (scope.all) return sql<boolean>`true`;
  if (scope.person === null) return sql<boolean>`false`;
  const byTask = anyOf([
    ownTask(scope),
    ...inUnits(scope, sql`t.unit_id`).map((unit) => sql<boolean>`(t.state = 'open' and ${unit})`),
  ]);
  return anyOf([
    ...inUnits(scope, sql`c.unit_id`),
    ...inGrids(scope, sql`c.grid_id`),
    sql<boolean>`c.created_by = ${scope.person}`,
    sql<boolean>`exists (select 1 from task t where t.case_id = c.id and ${byTask})`,
    copiedCase(scope, sql`c.id`),
  ]);
};

/** Whoever has a task of the case `c` at hand, or gave it to somebody for the time being. */
const worksOn = (person: string): Condition =>
  sql<boolean>`exists (select 1 from task w where w.case_id = c.id and w.state = 'open'
    and (w.claimed_by = ${person} or w.person_id = ${person}
      or (w.delegation ->> 'state' = 'pending' and ${person} in (w.delegation ->> 'owner', w.delegation ->> 'delegate'))))`;

/**
 * Whether the person, in whose scope the case `c` is, sees what it says: an ordinary one at once, a
 * protected one who works on it, or has said what for not long ago. The secrecy part of every scope
 * (architecture decision 13): lists mask by it, searches find by it, whatever is of one case asks it.
 */
export const openedTo = (person: string): Condition =>
  sql<boolean>`(c.secrecy = 'ordinary' or ${worksOn(person)} or exists (select 1 from case_purpose v
    where v.case_id = c.id and v.person_id = ${person} and v.valid_until > statement_timestamp()))`;

/** Leaves out what hangs on a case that is masked for the person: for filters by what the mask hides. */
export const unmasked = (person: string, caseId: RawBuilder<unknown>): Condition =>
  sql<boolean>`${caseId} <> all(array(
    select c.id from "case" c where c.secrecy = 'protected' and not ${openedTo(person)}))`;

/** The title of the case `c`, if there is one, as somebody sees it to whom no protected case is open. */
export const openTitle: RawBuilder<unknown> = sql`case c.secrecy when 'ordinary' then c.title
  when 'protected' then ${sql.lit(maskedTitle)} else '' end`;

/** The title of the case `c` as the person sees it. */
export const titleFor = (person: string): RawBuilder<unknown> =>
  sql`case when ${openedTo(person)} then c.title else ${sql.lit(maskedTitle)} end`;

/** What `caseNamed` gives of a row's case. */
export interface NamedCase {
  readonly number: string;
  readonly title: string;
  readonly secrecy: Secrecy;
}

/** How lists name the case `c` to the person: the columns of `NamedCase`. */
export const caseNamed = (person: string): RawBuilder<unknown> =>
  sql`coalesce(c.number, c.report_number) as number, ${titleFor(person)} as title, c.secrecy`;

const free = (person: string | null): Condition =>
  sql<boolean>`t.state = 'open' and t.person_id is null and t.claimed_by is null and not (${person} = any(t.exclude))`;

/**
 * What is offered to the posts, as ranges of the index `task_pool` that do not overlap: one an offer,
 * one a role for tasks of no unit, one for tasks of no role.
 */
export const offeredRanges = (person: string | null, offers: readonly Offer[]): Condition[] => {
  const byRole = Map.groupBy(offers, (offer) => offer.role);
  if (offers.length === 0) return [];
  return [
    ...offers.map(
      (offer) =>
        sql<boolean>`${free(person)} and t.role = ${offer.role} and t.unit_id = ${offer.unit} and ${inGridsOf(offer)}`,
    ),
    ...[...byRole].map(
      ([role, posts]) =>
        sql<boolean>`${free(person)} and t.role = ${role} and t.unit_id is null and ${anyOf(posts.map(inGridsOf))}`,
    ),
    sql<boolean>`${free(person)} and t.role is null and ${anyOf(
      offers.map(
        (offer) =>
          sql<boolean>`((t.unit_id is null or t.unit_id = ${offer.unit}) and ${inGridsOf(offer)})`,
      ),
    )}`,
  ];
};

const none = sql<boolean>`true`;

/** Neither in the units nor in the grids: what is left for the person's own. */
const outside = (values: readonly string[], column: RawBuilder<unknown>): Condition =>
  values.length === 0
    ? none
    : sql<boolean>`(${column} is null or not (${column} = any(${list(values)})))`;

/** Cases that are the person's own, or in which a unit of the scope has something to do, by indexes. */
const ownCaseIds = (scope: ReaderScope): RawBuilder<unknown> => {
  const parts = [
    sql`select t.case_id from task t where t.state = 'open' and t.claimed_by = ${scope.person}`,
    sql`select t.case_id from task t where t.state = 'open' and t.person_id = ${scope.person}`,
    sql`select t.case_id from task t where t.state <> 'open' and t.closed_by = ${scope.person}`,
    sql`select t.case_id from task t where t.delegation is not null and t.delegation ->> 'owner' = ${scope.person}`,
    sql`select t.case_id from task t where t.delegation is not null and t.delegation ->> 'delegate' = ${scope.person}`,
    ...offeredRanges(scope.person, scope.offers).map(
      (range) => sql`select t.case_id from task t where ${range}`,
    ),
    sql`select n.case_id from notice n where n.type = 'copied' and n.person_id = ${scope.person}`,
    sql`select o.id from "case" o where o.created_by = ${scope.person}`,
    ...inUnits(scope, sql`t.unit_id`).map(
      (unit) => sql`select t.case_id from task t where t.state = 'open' and ${unit}`,
    ),
  ];
  return sql`array(${sql.join(parts, sql` union `)})`;
};

/**
 * The same cases as `caseInScope`, as ranges of indexes that do not overlap: for lists, which read them
 * in order and only as far as the page needs.
 */
export const caseBranches = (scope: ReaderScope): Condition[] => {
  if (scope.all) return [none];
  if (scope.person === null) return [];
  return [
    ...scope.units.map((unit) => sql<boolean>`c.unit_id = ${unit}`),
    ...scope.grids.map((grid) =>
      allOf([sql<boolean>`c.grid_id = ${grid}`, outside(scope.units, sql`c.unit_id`)]),
    ),
    allOf([
      sql<boolean>`c.id = any(${ownCaseIds(scope)})`,
      outside(scope.units, sql`c.unit_id`),
      outside(scope.grids, sql`c.grid_id`),
    ]),
  ];
};

/** Whether the case with the id in `column` is in the scope: for what hangs on a case (attachments, reports, entries). */
export const belongsToCaseInScope = (scope: ReaderScope, column: RawBuilder<unknown>): Condition =>
  scope.all
    ? sql<boolean>`${column} is not null`
    : sql<boolean>`exists (select 1 from "case" c where c.id = ${column} and ${caseInScope(scope)})`;
