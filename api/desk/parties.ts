import { sql, type RawBuilder } from 'kysely';
import type { Named, Stage } from '../contract/common.ts';
import type { Party, PartyState } from '../contract/desk.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { named } from '../supervision/named-sql.ts';
import type { Condition } from '../scope-predicate.ts';

/** By what parties are told apart (task `t`). */
const partyKey = sql`coalesce(t.unit_id, t.person_id, t.role)`;

/**
 * Whether the task `t` belongs to what is worked on at once: it is open, or was answered while another was open that
 * was given together with it, or for the same step.
 */
const takesPart = sql<boolean>`(t.state = 'open' or (t.state = 'completed' and exists (
  select from task o where o.case_id = t.case_id and o.state = 'open' and o.opened_at < t.closed_at
    and (o.opened_at = t.opened_at or o.element = t.element))))`;

/** Whether several work on the case `c` at once. */
export const isJoint: Condition = sql<boolean>`(c.id in (select j.case_id from joint_case j) and
  (select count(distinct ${partyKey}) > 1 from task t where t.case_id = c.id and ${takesPart}))`;

const stateOf: RawBuilder<PartyState> = sql<PartyState>`case
  when t.state <> 'open' then 'answered' when t.waits_for is not null then 'waits-for-answer'
  when coalesce(t.claimed_by, t.person_id) is null then 'not-taken' else 'at-work' end`;

interface Row {
  readonly case_id: string;
  readonly unit: Named | null;
  readonly role: string | null;
  readonly person: Named | null;
  readonly stage: Stage | null;
  readonly state: PartyState;
  readonly at: Date;
}

/** By case, those who work on it at once: each once, by what it still has to answer; the longest waiting first. */
export const partiesOf = async (
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Party[]>> => {
  const { rows } = await sql<Row>`
    select t.case_id, ${named('u')} as unit, t.role, ${named('p')} as person, t.stage, ${stateOf} as state,
      coalesce(t.closed_at, t.opened_at) as at
    from (
      select distinct on (t.case_id, ${partyKey}) t.* from task t
      where t.case_id = any(${[...caseIds]}::text[]) and ${takesPart}
      order by t.case_id, ${partyKey}, t.state = 'open' desc, t.opened_at, t.id) t
    left join unit u on u.id = t.unit_id
    left join person p on p.id = coalesce(t.claimed_by, t.person_id, t.closed_by)
    order by t.state <> 'open', t.waits_for is not null, t.opened_at, t.id`.execute(db);
  const byCase = Map.groupBy(rows, (row) => row.case_id);
  return new Map(
    [...byCase].map(([id, parties]) => [
      id,
      parties.map(({ case_id: _id, at, ...party }) => ({ ...party, at: at.toISOString() })),
    ]),
  );
};
