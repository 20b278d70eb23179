import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { commandRule } from '../../activities/trim/commands.ts';
import { messageRule } from '../../activities/trim/messages.ts';
import { noticeRule } from '../../activities/trim/notices.ts';
import { progressRule } from '../../activities/trim/progress.ts';
import { TrimWalk } from '../../activities/trim/walk.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { openReport } from '../../migrations/functions/open-report.ts';
import { explained } from '../migrations/explained.ts';
import { freshDatabase } from '../migrations/fresh-database.ts';
import { reportRequest, townDatabase } from '../migrations/sample-case.ts';

const cases = [
  { id: 'open-short', step: 20, ended: null },
  { id: 'open-long', step: 40, ended: null },
  { id: 'ended-lately', step: 20, ended: '29 days' },
  { id: 'ended-long-ago', step: 20, ended: '31 days' },
];

/** Every case with the answers of all its steps, which are 40 days old. */
const planted = async (): Promise<Db> => {
  const db = await townDatabase();
  for (const { id, step, ended } of cases) {
    await openReport(db, reportRequest(id));
    await sql`update "case" set step = ${step}, ended_at = now() - ${ended}::interval where id = ${id}`.execute(
      db,
    );
    await sql`
      insert into progress (case_id, step, batch_hash, at, answer, written_at)
      select ${id}, n, '', now(), '{}', now() - interval '40 days' from generate_series(1, ${step}::integer) n`.execute(
      db,
    );
  }
  return db;
};

const kept = async (db: Db): Promise<Record<string, string>> => {
  const { rows } = await sql<{ id: string; steps: string }>`
    select case_id as id, min(step) || '–' || max(step) as steps from progress group by case_id`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ id, steps }) => [id, steps]));
};

const needed = { 'open-short': '1–20', 'open-long': '8–40', 'ended-lately': '1–20' };

describe('answers of steps', () => {
  it('are kept for the last steps of a case, until it has ended for a month', async () => {
    const db = await planted();
    await new TrimWalk(progressRule).next(db);
    expect(await kept(db)).toEqual(needed);
  });

  it('are looked at some at a time, and those behind the last of them first', async () => {
    const db = await planted();
    const walk = new TrimWalk(progressRule, 30);
    // 20 that stay and 10 of those that go, since names come in order
    await walk.next(db);
    expect(await kept(db)).toMatchObject({ 'ended-long-ago': '11–20', 'open-long': '1–40' });
    await walk.next(db);
    expect(await kept(db)).toMatchObject({ 'open-long': '8–40', 'open-short': '1–20' });
    await walk.next(db);
    await walk.next(db);
    expect(await kept(db)).toEqual(needed);
    // and round again
    await sql`update "case" set ended_at = now() - interval '31 days' where id = 'ended-lately'`.execute(
      db,
    );
    await walk.next(db);
    expect(await kept(db)).not.toHaveProperty('ended-lately');
  });

  it('are left to whoever is at them', async () => {
    const db = await planted();
    await db.transaction().execute(async (other) => {
      await sql`select from progress where case_id = 'ended-long-ago' and step = 3 for update`.execute(
        other,
      );
      await new TrimWalk(progressRule).next(db);
    });
    expect(await kept(db)).toEqual({ ...needed, 'ended-long-ago': '3–3' });
  });
});

describe('notices', () => {
  it('go 90 days after they were read, or unread after 400 days; copies stay', async () => {
    const db = await townDatabase();
    await openReport(db, reportRequest('c-1'));
    await sql`
      insert into notice (id, case_id, type, person_id, params, created_at, read_at)
      select id, 'c-1', type, 'p-handler', '{}', now() - made * interval '1 day', now() - read * interval '1 day'
      from (values
        ('read-lately', 'urge', 900, 89), ('read-long-ago', 'urge', 900, 91),
        ('unread', 'urge', 399, null), ('unread-for-long', 'urge', 401, null),
        ('copied', 'copied', 900, 899)) as given(id, type, made, read)`.execute(db);
    await new TrimWalk(noticeRule).next(db);
    const { rows } = await sql<{ id: string }>`select id from notice order by id`.execute(db);
    expect(rows.map(({ id }) => id)).toEqual(['copied', 'read-lately', 'unread']);
  });
});

describe('commands', () => {
  it('go 400 days after they were sent and their case ended, but not what was submitted or given as a reason', async () => {
    const db = await townDatabase();
    for (const [id, ended] of [
      ['c-over', '401 days'],
      ['c-lately', '399 days'],
      ['c-open', null],
    ] as const) {
      await openReport(db, reportRequest(id));
      await sql`update "case" set ended_at = now() - ${ended}::interval where id = ${id}`.execute(
        db,
      );
    }
    await sql`update command set state = 'answered', answered_at = now(), confirmed_at = now(),
      created_at = now() - interval '500 days'`.execute(db);
    await sql`
      insert into command (id, case_id, kind, principal, body_hash, payload, state, answered_at, confirmed_at, created_at)
      select id, case_id, 'act', 'p-handler', '', action::jsonb, 'answered', now(),
        case when id <> 'unconfirmed' then now() end, now() - days * interval '1 day'
      from (values
        ('message', 'c-over', '{"action":{"type":"message"}}', 401),
        ('young', 'c-over', '{"action":{"type":"message"}}', 399),
        ('unconfirmed', 'c-over', '{"action":{"type":"message"}}', 401),
        ('reason', 'c-over', '{"action":{"type":"park","reason":"等料"}}', 401),
        ('submitted', 'c-over', '{"action":{"type":"complete"}}', 401)) as given(id, case_id, action, days)`.execute(
      db,
    );
    await sql`
      insert into task (id, case_id, instance, element, name, exclude, outcomes, state, step, opened_at, closed_at,
        clock_undetermined, channel)
      values ('t-1', 'c-over', '1', 'handle', 'x', '{}', '[]', 'completed', 1, now(), now(), false, 'phone')`.execute(
      db,
    );
    await db
      .insertInto('submission')
      .values({
        id: 's-1',
        case_id: 'c-over',
        task_id: 't-1',
        command_id: 'submitted',
        outcome: 'submit',
        data: '{}',
        comment: null,
        hash: '',
        created_by: 'p-handler',
      })
      .execute();
    await new TrimWalk(commandRule).next(db);
    const { rows } = await sql<{ id: string }>`select id from command order by id`.execute(db);
    expect(rows.map(({ id }) => id)).toEqual([
      'reason',
      'start-c-lately',
      'start-c-open',
      'submitted',
      'unconfirmed',
      'young',
    ]);
  });
});

describe('a walk through a table that has become long', () => {
  const fill: Readonly<Record<string, ReturnType<typeof sql>>> = {
    progress: sql`
      insert into progress (case_id, step, batch_hash, at, answer)
      select 'c' || n / 20, n % 20, '', now(), '{}' from generate_series(1, 60000) n`,
    message: sql`
      insert into message (id, name, variables, expires_at, delivered_to)
      select 'm' || n, 'm', '{}', now() - interval '1 year', 'c' || n from generate_series(1, 60000) n`,
    notice: sql`
      insert into notice (id, case_id, type, params)
      select 'n' || n, 'c' || n, 'urge', '{}' from generate_series(1, 60000) n`,
    command: sql`
      insert into command (id, case_id, kind, principal, body_hash, payload)
      select 'k' || n, 'c' || n, 'act', 'system', '', '{}' from generate_series(1, 60000) n`,
  };

  it.each([progressRule, messageRule, noticeRule, commandRule])(
    'reads a page of $table',
    async (rule) => {
      const db = await freshDatabase();
      await db.transaction().execute(async (trx) => {
        // No case is behind any of the rows.
        await sql`set local session_replication_role = replica`.execute(trx);
        await fill[rule.table]?.execute(trx);
      });
      await sql`analyze`.execute(db);
      const walk = new TrimWalk(rule, 100);
      const first = explained(db);
      await walk.next(first.db);
      await walk.next(db);
      const second = explained(db);
      await walk.next(second.db);
      for (const plan of [first.plan(), second.plan()]) {
        expect(plan).toContain(`using ${rule.table}_pkey`);
        expect(plan).not.toContain(`Seq Scan on ${rule.table}`);
      }
      expect(second.plan()).toMatch(/Index Cond: \(.* > /u);
    },
  );
});
