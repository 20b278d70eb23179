import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sweeper } from '../../activities/sweeper.ts';
import { snapshotQuery, type CaseSnapshot } from '../../workflows/contract.ts';
import { chainOf, verdictOf } from '../migrations/sample-case.ts';
import { forgetCase } from './backup.ts';
import { silent, startEngine, until, type Engine } from './engine.ts';
import { Sending } from './sending.ts';

let engine: Engine;
let sending: Sending;
let sweeper: Sweeper;
let stopWorker: () => Promise<void>;

beforeAll(async () => {
  engine = await startEngine();
  const { db, mend, client } = engine;
  sending = new Sending(engine);
  sweeper = new Sweeper({ db, visibility: client.workflow, mend, log: silent });
  stopWorker = await engine.startWorker();
});
afterAll(async () => {
  await stopWorker();
  await engine.close();
});

const handleOf = (caseId: string) => engine.client.workflow.getHandle(`case/${caseId}`);

const snapshot = async (caseId: string): Promise<CaseSnapshot> =>
  handleOf(caseId).query<CaseSnapshot>(snapshotQuery);

const openAndAccept = async (caseId: string): Promise<void> => {
  await sending.opened(caseId);
  await sending.walk(caseId, 'accept', 'file');
};

const running = async (): Promise<number> =>
  (await engine.client.workflow.count(`ExecutionStatus = 'Running'`)).count;

const untilRunning = async (count: number): Promise<void> => {
  await until('the lists of the engine to follow', async () => (await running()) === count);
};

const lose = async (...caseIds: readonly string[]): Promise<void> => {
  const left = (await running()) - caseIds.length;
  for (const id of caseIds) await handleOf(id).terminate('lost');
  await untilRunning(left);
};

describe('the sweeper', () => {
  it('brings back every open case whose workflow the engine lost, and only those', async () => {
    for (const id of ['w-1', 'w-2', 'w-3']) await openAndAccept(id);
    await untilRunning(3);
    const before = await snapshot('w-1');
    await lose('w-1', 'w-2');

    expect(await sweeper.sweep()).toEqual(['w-1', 'w-2']);
    const after = await until('the reseed to be projected', async () => {
      const now = await snapshot('w-1');
      return now.flushedStep === 3 ? now : null;
    });
    expect(after.state).toEqual(before.state);
    expect((await chainOf(engine.db, 'w-1')).at(-1)).toMatchObject({
      type: 'case-reseeded',
      params: { reason: 'engine-lost' },
    });
    expect(await verdictOf(engine.db, 'w-1')).toMatchObject({ ok: true });
    // clocks go on with what was judged: the timers are armed again
    const clocks = await engine.db
      .selectFrom('clock')
      .select(['name', 'due_at', 'stopped_at'])
      .where('case_id', '=', 'w-1')
      .orderBy('id')
      .execute();
    expect(clocks.map((clock) => [clock.stopped_at === null, clock.due_at === null])).toEqual([
      [false, false],
      [true, false],
    ]);
    await untilRunning(3);
    expect(await sweeper.sweep()).toEqual([]);
  });

  it('brings back a case whose start had failed', async () => {
    await sending.failedToStart('w-opening');
    await until('the engine to list it', async () => (await running()) === 4);
    await lose('w-opening');
    expect(await sweeper.sweep()).toEqual(['w-opening']);
    await handleOf('w-opening').terminate('done with');
    await engine.db
      .updateTable('case')
      .set({ state: 'void' })
      .where('id', '=', 'w-opening')
      .execute();
    await untilRunning(3);
  });

  it('finds a lost case however many younger ones and orphans run', async () => {
    await sending.opened('w-lost');
    for (const id of ['w-young-1', 'w-young-2', 'w-orphan-1', 'w-orphan-2'])
      await sending.opened(id);
    await untilRunning(8);
    await lose('w-lost');
    await forgetCase(engine.db, 'w-orphan-1');
    await forgetCase(engine.db, 'w-orphan-2');
    const { count: open } = await engine.db
      .selectFrom('case')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .where('state', '=', 'open')
      .executeTakeFirstOrThrow();
    // as many workflows as cases: counting alone would find nothing
    expect(await running()).toBeGreaterThanOrEqual(Number(open));

    expect(await sweeper.sweep()).toEqual(['w-lost', 'w-orphan-1', 'w-orphan-2']);
    await untilRunning(6);
    expect(await sweeper.sweep()).toEqual([]);
  });

  it('does no more at a time than its bounds, and comes round to every case', async () => {
    const { db, client, mend } = engine;
    const asked: string[] = [];
    let lists = 0;
    const bounded = new Sweeper(
      {
        db,
        log: silent,
        visibility: {
          list: (options) => {
            lists += 1;
            return client.workflow.list(options);
          },
        },
        mend: async (caseId) => {
          asked.push(caseId);
          return mend(caseId);
        },
      },
      { pageSize: 2, pages: 1, steps: 1 },
    );
    await untilRunning(6);
    await lose('w-1', 'w-young-2');
    const mended: string[] = [];
    // six open cases: three full pages and the empty one that ends the round
    for (let sweeps = 1; sweeps <= 4; sweeps += 1) {
      mended.push(...(await bounded.sweep()));
      expect(lists).toBe(sweeps);
    }
    expect(mended.toSorted()).toEqual(['w-1', 'w-young-2']);
    expect(asked.length).toBeLessThanOrEqual(2 + 4);
    for (let sweeps = 5; sweeps <= 7; sweeps += 1) await bounded.sweep();
    expect(new Set(asked)).toEqual(
      new Set(['w-1', 'w-2', 'w-3', 'w-lost', 'w-young-1', 'w-young-2']),
    );
  });

  it('trims what nobody needs', async () => {
    await sql`update event set at = now() - interval '2 days'`.execute(engine.db);
    await sql`
      insert into message (id, name, variables, expires_at, delivered_to) values
        ('taken', 'm', '{}', now() - interval '8 days', 's'),
        ('untaken', 'm', '{}', now() - interval '8 days', null),
        ('untaken-long-ago', 'm', '{}', now() - interval '31 days', null),
        ('taken-by-open', 'm', '{}', now() - interval '99 days', 'w-1.7.wait.0'),
        ('taken-by-ended', 'm', '{}', now() - interval '99 days', 'w-young-1.7.wait.0'),
        ('taken-by-long-ended', 'm', '{}', now() - interval '99 days', 'w-young-2')
    `.execute(engine.db);
    await sql`
      insert into task_draft (task_id, id, given, "values", task_version, person_id)
      select id, id, '{}', '{}', version, (select min(id) from person) from task`.execute(
      engine.db,
    );
    await sql`update "case" set state = 'closed', ended_at = now() - case id
      when 'w-young-1' then interval '119 days' else interval '121 days' end
      where id in ('w-young-1', 'w-young-2')`.execute(engine.db);
    await sweeper.sweep();
    const { rows: drafts } = await sql<{ state: string }>`
      select distinct t.state from task t join task_draft d on d.task_id = t.id`.execute(engine.db);
    expect(drafts).toEqual([{ state: 'open' }]);
    expect(await engine.db.selectFrom('event').select('id').execute()).toEqual([]);
    const kept = await engine.db.selectFrom('message').select('id').orderBy('id').execute();
    // what a case has taken it may put back, for what was left of its time
    expect(kept.map(({ id }) => id)).toEqual(['taken-by-ended', 'taken-by-open', 'untaken']);
    const noted = await engine.db
      .selectFrom('audit_event')
      .select('params')
      .where('type', '=', 'message-expired')
      .execute();
    expect(noted.map(({ params }) => params)).toEqual(
      expect.arrayContaining([
        { message: 'untaken', name: 'm', starts: null },
        { message: 'untaken-long-ago', name: 'm', starts: null },
      ]),
    );
  });

  it('trims everything else when a part of it fails', async () => {
    const { db } = engine;
    await sql`
      insert into message (id, name, variables, expires_at, expiry_noted_at)
      values ('forgotten', 'm', '{}', now() - interval '31 days', now())`.execute(db);
    await sql`alter table task_draft rename to task_draft_away`.execute(db);
    try {
      await sweeper.sweep();
    } finally {
      await sql`alter table task_draft_away rename to task_draft`.execute(db);
    }
    const { rows } = await sql`select from message where id = 'forgotten'`.execute(db);
    expect(rows).toEqual([]);
  });
});
