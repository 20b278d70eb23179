import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandSender } from '../../activities/command-sender.ts';
import { Sweeper } from '../../activities/sweeper.ts';
import { recordProgress } from '../../migrations/functions/record-progress.ts';
import { snapshotQuery, type CaseSnapshot } from '../../workflows/contract.ts';
import { batchOf, calendarInForce, chainOf, verdictOf } from '../migrations/sample-case.ts';
import {
  accept,
  openCaseIn,
  openTaskOf,
  silent,
  startEngine,
  until,
  type Engine,
} from './engine.ts';

let engine: Engine;
let sender: CommandSender;
let sweeper: Sweeper;
let stopWorker: () => Promise<void>;

beforeAll(async () => {
  engine = await startEngine();
  const { db, cases, reseed, client } = engine;
  sender = new CommandSender({ db, client: cases, log: silent, reseed });
  sweeper = new Sweeper({ db, client: cases, visibility: client.workflow, log: silent, reseed });
  stopWorker = await engine.startWorker();
});
afterAll(async () => {
  await stopWorker();
  await engine.close();
});

const snapshot = async (caseId: string): Promise<CaseSnapshot> =>
  engine.client.workflow.getHandle(`case/${caseId}`).query<CaseSnapshot>(snapshotQuery);

const openAndAccept = async (caseId: string): Promise<void> => {
  await openCaseIn(engine, caseId);
  await sender.sendDue();
  const task = await until('the first task', async () => openTaskOf(engine.db, caseId, 'accept'));
  await accept(engine, caseId, {
    id: `${caseId}-accept`,
    person: 'p-acceptor',
    action: { type: 'complete', task, outcome: 'accept', variables: {} },
  });
  await sender.sendDue();
  await until('the second task', async () => openTaskOf(engine.db, caseId, 'file'));
};

describe('the sweeper', () => {
  it('brings back every open case whose workflow the engine lost, and only those', async () => {
    for (const id of ['w-1', 'w-2', 'w-3']) await openAndAccept(id);
    await sql`update "case" set created_at = now() - interval '10 minutes'`.execute(engine.db);
    const before = await snapshot('w-1');
    for (const id of ['w-1', 'w-2'])
      await engine.client.workflow.getHandle(`case/${id}`).terminate('lost');
    await until('the lists of the engine to follow', async () => {
      const { count } = await engine.client.workflow.count(`ExecutionStatus = 'Running'`);
      return count === 1;
    });

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
    await until('the lists of the engine to follow', async () => {
      const { count } = await engine.client.workflow.count(`ExecutionStatus = 'Running'`);
      return count === 3;
    });
    expect(await sweeper.sweep()).toEqual([]);
  });

  it('starts a case anew whose database is behind the engine', async () => {
    await openAndAccept('w-gap');
    // steps that a restored database does not know
    const calendar = await calendarInForce(engine.db);
    expect(await recordProgress(engine.db, batchOf('w-gap', 9, calendar))).toEqual({
      outcome: 'gap',
    });
    sweeper.noteGap('w-gap');
    expect(await sweeper.sweep()).toContain('w-gap');
    await until('the new run to be projected', async () => {
      const last = (await chainOf(engine.db, 'w-gap')).at(-1);
      return last?.type === 'case-reseeded';
    });
    expect(await snapshot('w-gap')).toMatchObject({ step: 3, caseState: 'open' });
  });

  it('trims what nobody needs', async () => {
    await sql`update event set at = now() - interval '2 days'`.execute(engine.db);
    await sql`
      insert into message (id, name, variables, expires_at) values ('old', 'm', '{}', now() - interval '8 days')
    `.execute(engine.db);
    await sweeper.sweep();
    expect(await engine.db.selectFrom('event').select('id').execute()).toEqual([]);
    expect(await engine.db.selectFrom('message').select('id').execute()).toEqual([]);
  });
});
