import { sql } from 'kysely';
import type { TaskView } from '../contract/tasks.ts';
import type { Branch } from '../queries/ordered-page.ts';
import type { Reader } from '../reader.ts';
import { offersTo, scopeOf } from '../scope.ts';
import { inGridsOf } from '../scope-predicate.ts';

/** One branch for each range of an index (`task_claimed`, `task_person`). */
const mine = (reader: Reader): Branch[] => [
  sql<boolean>`t.state = 'open' and t.claimed_by = ${reader.id}`,
  sql<boolean>`t.state = 'open' and t.person_id = ${reader.id} and t.claimed_by is null`,
];

const free = (reader: Reader): Branch =>
  sql<boolean>`t.state = 'open' and t.person_id is null and t.claimed_by is null and not (${reader.id} = any(t.exclude))`;

/** Ranges of `task_pool`: one a post, one a role for tasks of no unit, one for tasks of no role. */
const pool = (reader: Reader): Branch[] => {
  const offers = offersTo(reader);
  const roles = [...new Set(offers.map((offer) => offer.role))];
  const units = [...new Set(offers.map((offer) => offer.unit))];
  if (offers.length === 0) return [];
  return [
    ...offers.map(
      (offer) =>
        sql<boolean>`${free(reader)} and t.role = ${offer.role} and t.unit_id = ${offer.unit} and ${inGridsOf(offer)}`,
    ),
    ...roles.map(
      (role) => sql<boolean>`${free(reader)} and t.role = ${role} and t.unit_id is null`,
    ),
    sql<boolean>`${free(reader)} and t.role is null and (t.unit_id is null or t.unit_id = any(${units}::text[]))`,
  ];
};

/** Whatever is open in the units that the reader answers for, whoever holds it. */
const team = (reader: Reader): Branch[] => {
  const scope = scopeOf(reader, 'task.read-team');
  if (scope.all) return [sql<boolean>`t.state = 'open'`];
  return scope.units.map((unit) => sql<boolean>`t.state = 'open' and t.unit_id = ${unit}`);
};

const done = (reader: Reader): Branch[] => [
  sql<boolean>`t.state <> 'open' and t.closed_by = ${reader.id}`,
];

/** The task that was newest when the case was copied to the reader. */
const copied = (reader: Reader): Branch[] => [
  sql<boolean>`t.id = any(array(select n.params ->> 'taskId' from notice n where n.type = 'copied' and n.person_id = ${reader.id}))`,
];

/** The ways into each view; they never overlap. */
export const taskBranches: { readonly [V in TaskView]: (reader: Reader) => Branch[] } = {
  mine,
  pool,
  team,
  done,
  copied,
};
