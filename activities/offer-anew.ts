import { sql, type RawBuilder } from 'kysely';
import { acceptCommand } from '../migrations/functions/accept-command.ts';
import type { Db } from '../migrations/functions/call-function.ts';
import { releaseTask } from '../migrations/functions/claim-task.ts';
import { hasLeft, isGone } from '../migrations/gone-people.ts';
import { newId } from '../migrations/new-id.ts';
import type { CaseAction, CaseCommand } from '../workflows/contract.ts';

/** Looked after in one go; the next one goes on. */
const atOnce = 200;

interface HeldByGone {
  readonly id: string;
  readonly case_id: string;
  readonly version: number;
  readonly claimed_by: string | null;
  readonly person_id: string | null;
  /** Somebody else does it for its owner at the moment, and that one is gone. */
  readonly delegated: boolean;
  /** Of the command that offers it. */
  readonly key: string;
}

const key = sql`'holder-gone ' || t.id || ' ' || t.version || ' ' || coalesce(t.person_id, '')`;
const byDelegate = sql`coalesce(t.delegation ->> 'state' = 'pending', false)`;

/** Open tasks of one person that are looked at, what falls due first. */
const mostOfOne = 1_000;

/**
 * The open tasks of each person (`who.id`) in turn, in the order of an index of theirs, that can be offered to somebody
 * else now: a parked case takes nothing, and what a case has refused is not asked of it again.
 */
const tasksOf = (
  whose: RawBuilder<boolean>,
  further: RawBuilder<boolean> = sql<boolean>`true`,
): RawBuilder<unknown> => sql`
  cross join lateral (
    select t.id, t.case_id, t.version, t.claimed_by, t.person_id, ${byDelegate} as delegated, ${key} as key
    from (select * from task t where t.state = 'open' and ${whose} order by t.due_at, t.id limit ${mostOfOne}) t
    where (t.person_id is null or ${byDelegate} or t.role is not null or t.unit_id is not null) and ${further}
      -- not as joins, which would read both tables whole
      and (select c.state from "case" c where c.id = t.case_id) = 'open'
      and (select k.id from command k where k.principal = 'system' and k.idempotency_key = ${key}) is null) held`;

/**
 * Claimed by, and given to, people who are gone; given to people who have left the unit, unless they are at it: who holds
 * a task may finish it (`domain/assignment`).
 */
const heldByGone = async (db: Db): Promise<readonly HeldByGone[]> => {
  const given = sql<boolean>`t.person_id = who.id`;
  const notBegun = sql<boolean>`t.claimed_by is null and t.delegation is null`;
  const { rows } = await sql<HeldByGone>`
    with gone as materialized (select p.id from person p where ${isGone(sql`p.id`)}),
    moved as materialized (select distinct o.person_id as id from post o where o.valid_to <= now())
    select held.* from gone who ${tasksOf(sql<boolean>`t.claimed_by = who.id`)}
    union
    select held.* from gone who ${tasksOf(given)}
    union
    select held.* from moved who ${tasksOf(given, sql<boolean>`${notBegun} and ${hasLeft(sql`who.id`)}`)}
    order by id limit ${atOnce}`.execute(db);
  return rows;
};

const system = { person: null, origin: 'system' } as const;

/** A task that was only taken out of the pool: no workflow knows of it. */
const putBack = async (db: Db, { id, claimed_by: person }: HeldByGone): Promise<boolean> => {
  const released = await releaseTask(db, {
    taskId: id,
    person: person ?? '',
    version: null,
    actor: { person: null },
    origin: 'system',
    force: true,
  });
  return released.code === 'released';
};

const actionFor = ({ id, delegated }: HeldByGone): CaseAction =>
  delegated
    ? { type: 'recall-delegation', task: id, reason: 'holder-gone' }
    : { type: 'transfer', task: id, person: null, reason: 'holder-gone' };

/** Once for a version of the task: what the case refuses is not asked of it again and again. */
const command = async (db: Db, task: HeldByGone): Promise<boolean> => {
  const act: CaseCommand = { id: newId(), actor: system, action: actionFor(task) };
  const answer = await acceptCommand(db, {
    id: act.id,
    caseId: task.case_id,
    principal: 'system',
    idempotencyKey: task.key,
    bodyHash: 'holder-gone',
    payload: act,
    tasks: [{ id: task.id, version: task.version, claim: false }],
    sendAfterSeconds: 0,
  });
  return answer.code === 'accepted';
};

/**
 * Offers to its role and unit whatever is open in the hands of somebody who is not there any more: returns, reopenings
 * and rules of assignment give a task to whoever had it before (returns.md, step 5), and nobody else would see it. What
 * has neither role nor unit stays, and the board says why it is late.
 * @returns how many were offered, or are about to be
 */
export const offerAnew = async (db: Db): Promise<number> => {
  let offered = 0;
  for (const task of await heldByGone(db)) {
    const done = await (task.person_id === null ? putBack(db, task) : command(db, task));
    if (done) offered += 1;
  }
  return offered;
};
