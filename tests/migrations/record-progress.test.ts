import { describe, expect, it } from 'vitest';
import type { Db } from '../../migrations/functions/call-function.ts';
import { claimTask } from '../../migrations/functions/claim-task.ts';
import { recordProgress, type RecordedClock } from '../../migrations/functions/record-progress.ts';
import {
  batchOf,
  calendarInForce,
  chainOf,
  noon,
  openTask,
  townWithCase,
  verdictOf,
} from './sample-case.ts';

const taskOf = async (db: Db, id: string) =>
  db.selectFrom('task').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const caseOf = async (db: Db) =>
  db.selectFrom('case').selectAll().where('id', '=', 'c1').executeTakeFirstOrThrow();

const clock = (change: Partial<RecordedClock> = {}): RecordedClock => ({
  id: 'c1.1',
  name: 'handle',
  stage: 'handle',
  unit: 'u-enforcement',
  person: null,
  entries: [],
  judged: {},
  warnAt: new Date(noon + 1e6).toISOString(),
  dueAt: new Date(noon + 2e6).toISOString(),
  escalateAt: null,
  pausedAt: null,
  stoppedAt: null,
  cancelled: false,
  missingYear: null,
  ...change,
});

const later = (seconds: number): Date => new Date(noon + seconds * 1000);

describe('record_progress: projection', () => {
  it('keeps with the case when the clock that runs falls due first', async () => {
    const { db, record } = await townWithCase();
    const due = (seconds: number): Partial<RecordedClock> => ({
      warnAt: later(seconds - 60).toISOString(),
      dueAt: later(seconds).toISOString(),
    });
    const steps: readonly (readonly [readonly Partial<RecordedClock>[], number | null])[] = [
      [[due(900), due(600)], 600],
      // What stopped, stands still or was voided is not waited for.
      [[{ ...due(300), stoppedAt: later(1).toISOString() }, due(900)], 900],
      [
        [
          { ...due(300), cancelled: true },
          { ...due(400), pausedAt: later(1).toISOString() },
        ],
        null,
      ],
      // Where a year without a calendar stands in the way, a clock that is certain goes first.
      [[{ ...due(600), missingYear: 2027 }, due(700)], 700],
      [
        [
          { ...due(600), missingYear: 2027 },
          { dueAt: null, warnAt: null, missingYear: 2027 },
        ],
        600,
      ],
      [[], null],
    ];
    for (const [index, [clocks, wanted]] of steps.entries()) {
      const given = clocks.map((change, of) => clock({ id: `c1.${String(of + 1)}`, ...change }));
      await record(index + 1, { clocks: given });
      expect(await caseOf(db)).toMatchObject({
        due_at: wanted === null ? null : later(wanted),
        warn_at: wanted === null ? null : later(wanted - 60),
      });
    }
  });

  it('writes the case, its chain and answers the start', async () => {
    const { db, record } = await townWithCase();
    const answer = await record(1, {
      types: ['case-started', 'task-completed'],
      case: { stage: 'accept', variables: { category: 'k' } },
    });
    expect(answer).toMatchObject({
      outcome: 'recorded',
      seq: 3,
      number: null,
      matches: [],
      vanished: [],
    });
    expect(await caseOf(db)).toMatchObject({
      state: 'open',
      stage: 'accept',
      step: 1,
      category: 'k',
      unit_id: 'u-enforcement',
      ledger_seq: 3,
    });
    expect((await chainOf(db, 'c1')).map((entry) => entry.step)).toEqual([null, 1, 1]);
    expect(await verdictOf(db, 'c1')).toMatchObject({ ok: true, entries: 3 });
    expect(await db.selectFrom('command').select(['state', 'answer']).execute()).toEqual([
      { state: 'answered', answer: { seq: 3, step: 1 } },
    ]);
  });

  it('gives the JC number once, when filing is through', async () => {
    const { db, record } = await townWithCase();
    expect(await record(1)).toMatchObject({ number: null });
    expect(await record(2, { case: { filed: true } })).toMatchObject({
      number: 'JC-20261120-0001',
    });
    expect(await record(3, { case: { filed: true } })).toMatchObject({
      number: 'JC-20261120-0001',
    });
    expect((await caseOf(db)).filed_at?.getTime()).toBe(noon + 2000);
  });

  it('opens, moves and closes tasks and leaves the columns of the API alone', async () => {
    const { db, record } = await townWithCase();
    await record(1, { openTasks: [openTask('c1', '1'), openTask('c1', '2')] });
    await claimTask(db, {
      taskId: 'c1.1',
      person: 'p-handler',
      version: 0,
      actor: { person: 'p-handler' },
      origin: 'person',
    });
    await record(2, {
      openTasks: [openTask('c1', '1', { name: 'Another name' })],
      closedTasks: [
        {
          id: 'c1.2',
          how: 'completed',
          outcome: 'done',
          by: 'p-handler2',
          at: new Date(noon).toISOString(),
        },
      ],
    });
    expect(await taskOf(db, 'c1.1')).toMatchObject({
      state: 'open',
      name: 'Another name',
      claimed_by: 'p-handler',
      version: 1,
      step: 2,
    });
    expect(await taskOf(db, 'c1.2')).toMatchObject({
      state: 'completed',
      outcome: 'done',
      closed_by: 'p-handler2',
    });
  });

  it.each([
    ['a person', { person: 'p-handler2' }],
    ['another unit', { unit: 'u-municipal' }],
    ['another role', { role: 'lead' }],
  ])('ends the claim of whoever had a task that is given to %s', async (_, to) => {
    const { db, record } = await townWithCase();
    await record(1, { openTasks: [openTask('c1', '1')] });
    const claim = { taskId: 'c1.1', person: 'p-handler', actor: { person: 'p-handler' } };
    await claimTask(db, { ...claim, version: 0, origin: 'person' });
    await record(2, { openTasks: [openTask('c1', '1', to)] });
    const given = { claimed_by: null, claimed_at: null, version: 2 };
    expect(await taskOf(db, 'c1.1')).toMatchObject(given);
    await record(3, { openTasks: [openTask('c1', '1', to)] });
    expect(await taskOf(db, 'c1.1')).toMatchObject(given);
  });

  it('keeps who does a task for whom, and tells its owner too when it is taken away', async () => {
    const { db, record } = await townWithCase();
    const delegation = {
      state: 'pending',
      owner: 'p-handler',
      delegate: 'p-handler2',
      by: 'p-handler',
      at: noon,
      reason: '请代看',
    } as const;
    const task = openTask('c1', '1', { person: 'p-handler2', delegation });
    await record(1, { openTasks: [task] });
    expect(await taskOf(db, 'c1.1')).toMatchObject({ person_id: 'p-handler2', delegation });
    const at = new Date(noon).toISOString();
    const closed = { id: 'c1.1', how: 'returned', outcome: null, by: 'p-lead', at } as const;
    await record(2, { closedTasks: [closed] });
    const notices = db.selectFrom('notice').select(['type', 'person_id']).orderBy('person_id');
    expect(await notices.execute()).toEqual([
      { type: 'task-returned', person_id: 'p-handler' },
      { type: 'task-returned', person_id: 'p-handler2' },
    ]);
  });

  it('closes a task that the engine does not know as vanished, and says so', async () => {
    const { db, record } = await townWithCase();
    await record(1, { openTasks: [openTask('c1', '1')] });
    expect(await record(2)).toMatchObject({ vanished: ['c1.1'] });
    expect(await taskOf(db, 'c1.1')).toMatchObject({ state: 'vanished' });
  });

  it('tells the holder of a task that was taken away, but not the one who did it', async () => {
    const { db, record } = await townWithCase();
    await record(1, {
      openTasks: [
        openTask('c1', '1', { person: 'p-handler' }),
        openTask('c1', '2', { person: 'p-lead' }),
        openTask('c1', '3'),
      ],
    });
    const at = new Date(noon).toISOString();
    await record(2, {
      closedTasks: [
        { id: 'c1.1', how: 'cancelled', outcome: null, by: 'p-lead', at },
        { id: 'c1.2', how: 'returned', outcome: null, by: 'p-lead', at },
        { id: 'c1.3', how: 'cancelled', outcome: null, by: 'p-lead', at },
      ],
    });
    expect(await db.selectFrom('notice').select(['type', 'person_id', 'params']).execute()).toEqual(
      [
        {
          type: 'task-withdrawn',
          person_id: 'p-handler',
          params: { taskId: 'c1.1', element: 'element-1', stage: 'handle', by: 'p-lead' },
        },
      ],
    );
  });

  it('puts the thresholds of its clock on a task, also when only the clock moves', async () => {
    const { db, record } = await townWithCase();
    const openTasks = [openTask('c1', '1', { clockId: 'c1.1' })];
    await record(1, { openTasks, clocks: [clock()] });
    expect((await taskOf(db, 'c1.1')).due_at?.getTime()).toBe(noon + 2e6);
    const pausedAt = new Date(noon + 5000).toISOString();
    await record(2, {
      openTasks,
      clocks: [clock({ warnAt: null, dueAt: null, pausedAt, judged: { paused: true } })],
    });
    expect(await taskOf(db, 'c1.1')).toMatchObject({
      due_at: null,
      paused_at: new Date(pausedAt),
      version: 0,
    });
    // a clock that is not in the batch keeps what was judged
    await record(3, { openTasks: [openTask('c1', '1', { clockId: 'c1.1', person: 'p-handler' })] });
    expect(await taskOf(db, 'c1.1')).toMatchObject({ paused_at: new Date(pausedAt) });
    await record(4, {
      openTasks,
      clocks: [clock({ missingYear: 2027, dueAt: null, judged: { missing: 2027 } })],
    });
    expect(await taskOf(db, 'c1.1')).toMatchObject({ clock_undetermined: true });
  });

  it('opens and resolves incidents, and replaces subscriptions', async () => {
    const { db, record } = await townWithCase();
    const incident = {
      id: 'c1.i1',
      instance: '4',
      element: 'notify',
      code: 'service-failed',
      message: 'm',
      at: new Date(noon).toISOString(),
    };
    await record(1, {
      openIncidents: [incident],
      subscriptions: [{ id: 's1', message: 'm', correlation: 'c1' }],
    });
    expect(await db.selectFrom('incident').select('state').execute()).toEqual([{ state: 'open' }]);
    await record(2, { subscriptions: [{ id: 's2', message: 'm', correlation: null }] });
    expect(await db.selectFrom('incident').select('state').execute()).toEqual([
      { state: 'resolved' },
    ]);
    expect(await db.selectFrom('subscription').select('id').execute()).toEqual([{ id: 's2' }]);
  });

  it('tells the administrators of an incident when it opens, once', async () => {
    const { db, record } = await townWithCase();
    const incident = {
      id: 'c1.4.1',
      instance: '4',
      element: 'notify',
      code: 'service-failed',
      message: 'm',
      at: new Date(noon).toISOString(),
    };
    await record(1, { openIncidents: [incident] });
    await record(2, { openIncidents: [incident] });
    const notices = await db.selectFrom('notice').selectAll().execute();
    expect(notices).toMatchObject([
      {
        id: 'c1.4.1.opened',
        case_id: 'c1',
        type: 'incident-opened',
        role: 'admin',
        unit_id: null,
        person_id: null,
        params: { incident: 'c1.4.1', element: 'notify', code: 'service-failed' },
      },
    ]);
    await record(3, { openIncidents: [] });
    const fed = await db
      .selectFrom('event')
      .select(['type', 'role', 'case_id'])
      .where('type', 'in', ['incident-changed', 'notice-added'])
      .orderBy('id')
      .execute();
    expect(fed).toEqual([
      { type: 'incident-changed', role: null, case_id: 'c1' },
      { type: 'notice-added', role: 'admin', case_id: 'c1' },
      { type: 'incident-changed', role: null, case_id: 'c1' },
    ]);
  });

  it('counts a round for each reopening', async () => {
    const { db, record } = await townWithCase();
    await record(1, {
      case: { state: 'closed', endedAt: new Date(noon).toISOString(), end: 'closed' },
    });
    expect(await caseOf(db)).toMatchObject({ state: 'closed', end_code: 'closed', round: 1 });
    await record(2, { case: { state: 'open' } });
    await record(3, { case: { state: 'open' } });
    expect(await caseOf(db)).toMatchObject({
      state: 'open',
      round: 2,
      ended_at: null,
      end_code: null,
    });
  });

  it('feeds the changes of tasks and of the case', async () => {
    const { db, record } = await townWithCase();
    await record(1, { openTasks: [openTask('c1', '1')] });
    await record(2, { openTasks: [openTask('c1', '1')] });
    const fed = await db
      .selectFrom('event')
      .select(['type', 'task_id', 'role', 'unit_id', 'grid_id'])
      .orderBy('id')
      .execute();
    expect(fed.filter((event) => event.type === 'task-changed')).toEqual([
      {
        type: 'task-changed',
        task_id: 'c1.1',
        role: 'handler',
        unit_id: 'u-enforcement',
        grid_id: 'g-jianshe-01',
      },
    ]);
    expect(fed.filter((event) => event.type === 'case-changed')).toHaveLength(3);
  });

  it('knows no other case', async () => {
    const { db } = await townWithCase();
    expect(await recordProgress(db, batchOf('c-none', 1, await calendarInForce(db)))).toEqual({
      outcome: 'not-found',
    });
  });

  it('refuses a step whose predecessors are missing, and writes nothing', async () => {
    const { db, record } = await townWithCase();
    await record(1);
    expect(await record(3)).toEqual({ outcome: 'gap' });
    expect(await caseOf(db)).toMatchObject({ step: 1, ledger_seq: 2 });
  });

  it('asks for new judgement when another calendar is in force, and writes nothing', async () => {
    const { db } = await townWithCase();
    expect(await recordProgress(db, batchOf('c1', 1, 'cal-old'))).toEqual({
      outcome: 'calendar-changed',
    });
    expect(await caseOf(db)).toMatchObject({ step: 0, ledger_seq: 1 });
  });
});

describe('record_progress: the same step again', () => {
  it('is the same answer and no second entry when the content is the same', async () => {
    const { db, record } = await townWithCase();
    const thresholds = [{ id: 'c1.1', warnAt: 1, dueAt: 2, escalateAt: null }];
    const first = await record(1, { result: { clocks: thresholds } });
    expect(await record(1, { result: { clocks: thresholds } })).toEqual({
      ...first,
      outcome: 'repeated',
    });
    expect(first).toMatchObject({ clocks: thresholds });
    expect(await chainOf(db, 'c1')).toHaveLength(2);
  });

  it('is answered from the record also when later steps came in between', async () => {
    const { record } = await townWithCase();
    const first = await record(1);
    await record(2);
    expect(await record(1)).toEqual({ ...first, outcome: 'repeated' });
  });

  it('is recorded once when it comes several times at once', async () => {
    const { db, record } = await townWithCase();
    const answers = await Promise.all(Array.from({ length: 6 }, async () => record(1)));
    expect(answers.map((answer) => answer.outcome).toSorted()).toEqual([
      'recorded',
      ...Array<string>(5).fill('repeated'),
    ]);
    expect(await chainOf(db, 'c1')).toHaveLength(2);
  });

  it('appends a step-superseded entry and the new ones when the content differs', async () => {
    const { db, record } = await townWithCase();
    await record(1, { types: ['case-started'], openTasks: [openTask('c1', '1')] });
    await record(2, {
      types: ['task-completed'],
      closedTasks: [
        { id: 'c1.1', how: 'completed', outcome: 'ok', by: null, at: new Date(noon).toISOString() },
      ],
      openTasks: [openTask('c1', '2')],
    });
    const answer = await record(2, {
      types: ['timer-fired'],
      at: new Date(noon + 9000).toISOString(),
      openTasks: [openTask('c1', '1')],
    });
    expect(answer).toMatchObject({ outcome: 'superseded', seq: 5, vanished: ['c1.2'] });
    const chain = await chainOf(db, 'c1');
    expect(chain.map(({ type, step }) => [type, step])).toEqual([
      ['report-received', null],
      ['case-started', 1],
      ['task-completed', 2],
      ['step-superseded', 2],
      ['timer-fired', 2],
    ]);
    expect(chain[3]?.params).toMatchObject({ lastStep: 2 });
    expect(await verdictOf(db, 'c1')).toMatchObject({ ok: true, entries: 5 });
    expect(await taskOf(db, 'c1.1')).toMatchObject({
      state: 'open',
      outcome: null,
      closed_at: null,
    });
  });

  it('supersedes several lost steps at once', async () => {
    const { db, record } = await townWithCase();
    for (const step of [1, 2, 3]) await record(step, { openTasks: [openTask('c1', String(step))] });
    expect(
      await record(2, {
        at: new Date(noon + 60_000).toISOString(),
        types: ['timer-fired'],
        openTasks: [openTask('c1', '1')],
      }),
    ).toMatchObject({ outcome: 'superseded' });
    expect(await caseOf(db)).toMatchObject({ step: 2 });
    expect(await record(3, { at: new Date(noon + 61_000).toISOString() })).toMatchObject({
      outcome: 'recorded',
    });
    expect(await verdictOf(db, 'c1')).toMatchObject({ ok: true });
  });

  it('refuses a straggler of an attempt that was given up', async () => {
    const { db, record } = await townWithCase();
    await record(1, { at: new Date(noon + 60_000).toISOString() });
    expect(await record(1, { at: new Date(noon).toISOString() })).toEqual({ outcome: 'outdated' });
    expect(await chainOf(db, 'c1')).toHaveLength(2);
  });

  it('makes the commands and messages of the lost step due again', async () => {
    const { db, record } = await townWithCase();
    await db
      .insertInto('command')
      .values({
        id: 'k1',
        case_id: 'c1',
        kind: 'act',
        principal: 'p-lead',
        idempotency_key: null,
        body_hash: 'b',
        payload: '{}',
        answer: null,
        answered_at: null,
        confirmed_at: null,
      })
      .execute();
    await db
      .insertInto('message')
      .values({
        id: 'm1',
        name: 'm',
        correlation: null,
        variables: '{}',
        expires_at: new Date('2999-01-01'),
        delivered_to: null,
        delivered_at: null,
      })
      .execute();
    const answers = [{ commandId: 'k1', result: { step: 1 } }];
    const subscriptions = [{ id: 's1', message: 'm', correlation: null }];
    expect(await record(1, { commandIds: ['k1'], answers, subscriptions })).toMatchObject({
      matches: [{ messageId: 'm1' }],
    });
    const commandState = async () =>
      db
        .selectFrom('command')
        .select(['state', 'answer', 'confirmed_at'])
        .where('id', '=', 'k1')
        .executeTakeFirstOrThrow();
    expect(await commandState()).toEqual({
      state: 'answered',
      answer: { step: 1, seq: 2 },
      confirmed_at: null,
    });
    expect(
      await record(1, {
        at: new Date(noon + 60_000).toISOString(),
        types: ['timer-fired'],
        subscriptions,
      }),
    ).toMatchObject({
      outcome: 'superseded',
      matches: [{ messageId: 'm1', subscription: 's1' }],
    });
    expect(await commandState()).toEqual({ state: 'pending', answer: null, confirmed_at: null });
  });
});
