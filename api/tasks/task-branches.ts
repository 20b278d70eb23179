import { sql } from 'kysely';
import type { TaskView } from '../contract/tasks.ts';
import type { Branch } from '../queries/ordered-page.ts';
import type { Reader } from '../reader.ts';
import { offersTo, scopeOf } from '../scope.ts';
import { offeredRanges } from '../scope-predicate.ts';

/** One branch for each range of an index (`task_claimed`, `task_person`). */
const mine = (reader: Reader): Branch[] => [
  sql<boolean>`t.state = 'open' and t.claimed_by = ${reader.id}`,
  sql<boolean>`t.state = 'open' and t.person_id = ${reader.id} and t.claimed_by is null`,
];

const pool = (reader: Reader): Branch[] => offeredRanges(reader.id, offersTo(reader));

/** Whatever is open in the units that the reader answers for, whoever holds it. */
const team = (reader: Reader): Branch[] => {
  const scope = scopeOf(reader, 'task.read-team');
  if (scope.all) return [sql<boolean>`t.state = 'open'`];
  return scope.units.map((unit) => sql<boolean>`t.state = 'open' and t.unit_id = ${unit}`);
};

/** What somebody else does for the reader at the moment. */
const delegated = (reader: Reader): Branch[] => [
  sql<boolean>`t.state = 'open' and t.delegation is not null and t.delegation ->> 'owner' = ${reader.id}
    and t.delegation ->> 'state' = 'pending'`,
];

const done = (reader: Reader): Branch[] => [
  sql<boolean>`t.state <> 'open' and t.closed_by = ${reader.id}`,
];

export const closedSince = (since: Date): Branch => sql<boolean>`t.closed_at >= ${since}`;

/** The task that was newest when the case was copied to the reader, for 30 days. */
const copied = (reader: Reader): Branch[] => [
  sql<boolean>`t.id = any(array(select n.params ->> 'taskId' from notice n where n.type = 'copied' and n.person_id = ${reader.id}
    and n.created_at > now() - interval '30 days'))`,
];

/** The ways into each view; they never overlap. */
export const taskBranches: { readonly [V in TaskView]: (reader: Reader) => Branch[] } = {
  mine,
  pool,
  team,
  delegated,
  done,
  copied,
};
