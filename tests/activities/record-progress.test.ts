import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { CalendarStore } from '../../activities/calendar-store.ts';
import { createRecordProgress } from '../../activities/record-progress.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { ProgressBatch } from '../../workflows/activity-port.ts';
import { chainOf, openCase, townDatabase, verdictOf } from '../migrations/sample-case.ts';
import { silent } from './engine.ts';

const monday = Date.parse('2026-11-23T09:00:00+08:00');
const hour = 3_600_000;

const batch = (step: number, change: Partial<ProgressBatch> = {}): ProgressBatch => ({
  caseId: 'c1',
  step,
  at: monday + step,
  graphHash: 'graph-1',
  entries: [
    {
      at: monday + step,
      actor: { person: 'p-lead', role: 'lead', unit: 'u-enforcement', origin: 'person' },
      type: 'task-completed',
      params: { event: { type: 'timer', timer: 't', at: monday } },
    },
  ],
  case: {
    state: 'open',
    stage: 'handle',
    stages: [],
    variables: {},
    filed: true,
    unit: null,
    person: null,
    endedAt: null,
    end: null,
  },
  openTasks: [],
  closedTasks: [],
  clocks: [],
  openIncidents: [],
  subscriptions: [],
  sentMessages: [],
  answers: [],
  judging: { warnShare: 0.75, escalateAfter: { amount: 4, unit: 'workHours' } },
  ...change,
});

const handleClock = {
  id: 'c1.1',
  name: 'handle',
  stage: 'handle',
  unit: 'u-enforcement',
  person: null,
  entries: [
    {
      type: 'start' as const,
      at: monday,
      limit: { amount: 4, unit: 'workHours' as const },
      cause: { code: 'opened' },
    },
  ],
};

const setUp = async () => {
  const db = await townDatabase();
  await openCase(db);
  const gaps: string[] = [];
  const record = createRecordProgress({
    db,
    calendars: new CalendarStore(db),
    timeZone: 'Asia/Shanghai',
    log: silent,
    onGap: (caseId) => gaps.push(caseId),
  });
  return { db, record, gaps };
};

/** 23 November becomes a day off. */
const importCalendar = async (db: Db): Promise<void> => {
  await db.transaction().execute(async (transaction) => {
    const old = await transaction
      .updateTable('calendar_version')
      .set({ in_force: false })
      .where('in_force', '=', true)
      .returningAll()
      .executeTakeFirstOrThrow();
    await transaction
      .insertInto('calendar_version')
      .values({
        id: 'cal-new',
        hash: 'new',
        source: 'test',
        years: JSON.stringify({ '2026': { off: ['2026-11-23'], work: [] } }),
        office_hours: JSON.stringify(old.office_hours),
        time_zone: old.time_zone,
        work_day_rule: old.work_day_rule,
        in_force: true,
      })
      .execute();
  });
};

describe('recordProgress', () => {
  it('judges the clocks and gives their thresholds back', async () => {
    const { db, record } = await setUp();
    // 4 working hours from 09:00: 3 in the morning, 1 after two o'clock; a warning after three quarters
    expect(await record(batch(1, { clocks: [handleClock] }))).toEqual({
      seq: 2,
      number: 'JC-20261123-0001',
      clocks: [
        {
          id: 'c1.1',
          warnAt: monday + 3 * hour,
          dueAt: monday + 6 * hour,
          escalateAt: monday + 24 * hour,
        },
      ],
      matches: [],
    });
    expect(
      await db.selectFrom('clock').select(['due_at', 'calendar_version']).execute(),
    ).toMatchObject([{ due_at: new Date(monday + 6 * hour) }]);
  });

  it('writes entries that the domain verifies, actor and origin apart', async () => {
    const { db, record } = await setUp();
    await record(batch(1));
    expect((await chainOf(db, 'c1')).at(-1)).toMatchObject({
      actor: { person: 'p-lead', role: 'lead', unit: 'u-enforcement' },
      origin: 'person',
      step: 1,
    });
    expect(await verdictOf(db, 'c1')).toMatchObject({ ok: true, entries: 2 });
  });

  it('judges again by a calendar that came into force meanwhile', async () => {
    const { db, record } = await setUp();
    await record(batch(1, { clocks: [handleClock] }));
    await importCalendar(db);
    expect(await record(batch(2, { clocks: [handleClock] }))).toMatchObject({
      clocks: [{ dueAt: Date.parse('2026-11-24T14:00:00+08:00') - 2 * hour }],
    });
    expect(await db.selectFrom('clock').select('calendar_version').execute()).toEqual([
      { calendar_version: 'cal-new' },
    ]);
  });

  it('says so when the calendar has no data for the year', async () => {
    const { db, record } = await setUp();
    const late = Date.parse('2026-12-31T17:00:00+08:00');
    const clock = {
      ...handleClock,
      entries: [
        {
          ...handleClock.entries[0],
          type: 'start' as const,
          at: late,
          limit: { amount: 4, unit: 'workHours' as const },
          cause: { code: 'opened' },
        },
      ],
    };
    const task = {
      id: 'c1.1',
      instance: '1',
      element: 'handle',
      name: '处置',
      stage: 'handle',
      role: 'handler',
      unit: null,
      person: null,
      exclude: [],
      form: null,
      outcomes: [],
      clockId: 'c1.1',
      openedAt: late,
    };
    expect(await record(batch(1, { clocks: [clock], openTasks: [task] }))).toMatchObject({
      clocks: [{ dueAt: null }],
    });
    expect(await db.selectFrom('clock').select('missing_year').execute()).toEqual([
      { missing_year: 2027 },
    ]);
    expect(await db.selectFrom('task').select(['clock_undetermined', 'due_at']).execute()).toEqual([
      { clock_undetermined: true, due_at: null },
    ]);
  });

  it('gives the same answer to the same batch', async () => {
    const { db, record } = await setUp();
    const first = await record(batch(1, { clocks: [handleClock] }));
    expect(await record(batch(1, { clocks: [handleClock] }))).toEqual(first);
    expect(await chainOf(db, 'c1')).toHaveLength(2);
  });

  it('fails for good where no repetition helps, and tells of a gap', async () => {
    const { record, gaps } = await setUp();
    const failure = async (given: ProgressBatch) => {
      const error: unknown = await record(given).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      return error instanceof ApplicationFailure
        ? { type: error.type, nonRetryable: error.nonRetryable }
        : error;
    };
    expect(await failure(batch(1, { caseId: 'c-none' }))).toEqual({
      type: 'projection-not-found',
      nonRetryable: true,
    });
    expect(await failure(batch(5))).toEqual({ type: 'projection-gap', nonRetryable: true });
    expect(gaps).toEqual(['c-none', 'c1']);
    // Postgres keeps no U+0000
    const unkept = { ...batch(1).case, variables: { text: '\u0000' } };
    expect(await failure(batch(1, { case: unkept }))).toEqual({
      type: 'projection-refused',
      nonRetryable: true,
    });
  });

  it('fails for now when the database is away', async () => {
    const { db, record } = await setUp();
    await db.destroy();
    await expect(record(batch(1))).rejects.not.toBeInstanceOf(ApplicationFailure);
  });
});

const voided = (variables: ProgressBatch['case']['variables']): ProgressBatch => ({
  ...batch(1),
  entries: [
    {
      at: monday + 1,
      actor: { person: 'p-commander', role: 'commander', unit: 'u-centre', origin: 'person' },
      type: 'case-voided',
      params: { reason: '重复登记' },
      commandId: 'void-1',
    },
  ],
  case: { ...batch(1).case, state: 'void', end: 'void', endedAt: monday + 1, variables },
});
const answers = async (db: Db) =>
  db
    .selectFrom('notice')
    .where('type', '=', 'answer-owed')
    .select(['case_id', 'role', 'params'])
    .execute();

describe('a case that ends without a service of its procedure', () => {
  it('gets its figures once, and answers a leader with the reason', async () => {
    const { db, record } = await setUp();
    await db.updateTable('report').set({ channel: 'leader' }).execute();
    await record(voided({ needsAnswer: true }));
    await record(voided({ needsAnswer: true }));
    expect(await db.selectFrom('assessment').select(['round', 'figures']).execute()).toMatchObject([
      { round: 1, figures: { end: 'void' } },
    ]);
    expect(await answers(db)).toMatchObject([
      {
        case_id: 'c1',
        role: 'commander',
        params: { end: 'void', commandId: 'void-1', reportId: 'r-c1' },
      },
    ]);
  });

  it('owes nobody an answer whom the procedure owes none', async () => {
    const { db, record } = await setUp();
    await record(voided({ needsAnswer: false }));
    expect(await answers(db)).toEqual([]);
  });

  it('leaves figures alone that a service wrote, and those of a case that goes on unwritten', async () => {
    const { db, record } = await setUp();
    await record(batch(1));
    expect(await db.selectFrom('assessment').selectAll().execute()).toEqual([]);
    await db
      .insertInto('assessment')
      .values({ case_id: 'c1', round: 1, figures: JSON.stringify({ end: 'closed' }) })
      .execute();
    const ended = { ...batch(2).case, state: 'closed' as const, end: 'closed', endedAt: monday };
    await record(batch(2, { case: ended }));
    expect(await db.selectFrom('assessment').select('figures').execute()).toEqual([
      { figures: { end: 'closed' } },
    ]);
  });
});
