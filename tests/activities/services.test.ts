import { ApplicationFailure } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { CalendarStore } from '../../activities/calendar-store.ts';
import { createCallService } from '../../activities/call-service.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { recordProgress } from '../../migrations/functions/record-progress.ts';
import type { CaseActivities } from '../../workflows/activity-port.ts';
import {
  batchOf,
  calendarInForce,
  noon,
  openCase,
  openTask,
  townDatabase,
} from '../migrations/sample-case.ts';
import { silent } from './engine.ts';

const setUp = async (): Promise<{
  readonly db: Db;
  readonly call: CaseActivities['callService'];
}> => {
  const db = await townDatabase();
  await openCase(db);
  await recordProgress(db, batchOf('c1', 1, await calendarInForce(db)));
  return { db, call: createCallService({ db, calendars: new CalendarStore(db), log: silent }) };
};

const closing = (instance: string, outcome: string) => ({
  id: `c1.${instance}`,
  how: 'completed' as const,
  outcome,
  by: 'p-dispatcher',
  at: new Date().toISOString(),
});

const failure = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof ApplicationFailure
    ? { type: error.type, nonRetryable: error.nonRetryable }
    : error;
};

describe('notify', () => {
  const overdue = {
    caseId: 'c1',
    instance: '7',
    service: 'notify',
    inputs: { kind: 'overdue', role: 'supervisor', unit: 'u-centre', days: 2 },
  };

  it('writes one notice, also when it is called again', async () => {
    const { db, call } = await setUp();
    await call(overdue);
    await call(overdue);
    expect(
      await db
        .selectFrom('notice')
        .select(['type', 'role', 'unit_id', 'person_id', 'params'])
        .execute(),
    ).toEqual([
      {
        type: 'overdue',
        role: 'supervisor',
        unit_id: 'u-centre',
        person_id: null,
        params: { days: 2 },
      },
    ]);
  });

  it('writes another one for another turn of the same task', async () => {
    const { db, call } = await setUp();
    await call(overdue);
    await call({ ...overdue, instance: '9' });
    expect(await db.selectFrom('notice').select('id').execute()).toHaveLength(2);
  });

  it('goes to a person when one is named', async () => {
    const { db, call } = await setUp();
    await call({ ...overdue, inputs: { kind: 'urge', person: 'p-handler' } });
    expect(await db.selectFrom('notice').select(['person_id', 'role']).execute()).toEqual([
      { person_id: 'p-handler', role: null },
    ]);
  });

  it.each([{ role: 'lead' }, { kind: 'urge' }, { kind: '', role: 'lead' }])(
    'fails for good with the inputs %j',
    async (inputs) => {
      const { call } = await setUp();
      expect(await failure(call({ ...overdue, inputs }))).toEqual({
        type: 'service-input-invalid',
        nonRetryable: true,
      });
    },
  );
});

describe('write-assessment', () => {
  it('writes the figures once a round, from what is recorded', async () => {
    const { db, call } = await setUp();
    const outcomes = [
      { code: 'dispatch', kind: 'forward' },
      { code: 'back-to-accept', kind: 'back' },
    ];
    const calendar = await calendarInForce(db);
    const dispatch = (instance: string) =>
      openTask('c1', instance, { stage: 'dispatch', outcomes });
    await recordProgress(
      db,
      batchOf('c1', 2, calendar, { openTasks: [dispatch('1'), dispatch('2')] }),
    );
    await recordProgress(
      db,
      batchOf('c1', 3, calendar, {
        types: ['case-parked', 'task-completed'],
        closedTasks: [closing('1', 'dispatch'), closing('2', 'back-to-accept')],
        case: {
          filed: true,
          variables: { objections: 1, reworks: 2, wantsCallback: true, callbackTries: 3 },
        },
      }),
    );
    const assess = { caseId: 'c1', instance: '30', service: 'write-assessment', inputs: {} };
    await call(assess);
    await call(assess);
    const rows = await db.selectFrom('assessment').select(['round', 'figures']).execute();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      round: 1,
      figures: {
        format: 1,
        end: 'closed',
        filed: true,
        dispatches: 1,
        objections: 1,
        reworks: 2,
        parkings: 1,
        callbackTries: 3,
        satisfaction: 'unreachable',
      },
    });
  });

  it('writes another row after a reopening', async () => {
    const { db, call } = await setUp();
    const assess = { caseId: 'c1', instance: '30', service: 'write-assessment', inputs: {} };
    await call(assess);
    const calendar = await calendarInForce(db);
    await recordProgress(db, batchOf('c1', 2, calendar, { case: { state: 'closed' } }));
    await recordProgress(db, batchOf('c1', 3, calendar, { case: { state: 'open' } }));
    await call(assess);
    expect(await db.selectFrom('assessment').select('round').orderBy('round').execute()).toEqual([
      { round: 1 },
      { round: 2 },
    ]);
  });
});

const at = (hour: number) => new Date(noon + hour * 3_600_000).toISOString();

describe('the figures of a case that was reopened', () => {
  it('are those of what happened since, so that a period counts nothing twice', async () => {
    const { db, call } = await setUp();
    const calendar = await calendarInForce(db);
    const entry = (type: string, hour: number) => ({
      type,
      at: Date.parse(at(hour)),
      cause: { code: 'test' },
      ...(type === 'start' || type === 'extend'
        ? { limit: { amount: 2, unit: 'urgentHours' } }
        : {}),
    });
    const clock = (...entries: readonly ReturnType<typeof entry>[]) => ({
      id: 'c1.handle',
      name: 'handle',
      stage: 'handle',
      unit: 'u-enforcement',
      person: null,
      entries,
      judged: {},
      warnAt: null,
      dueAt: null,
      escalateAt: null,
      pausedAt: null,
      stoppedAt: null,
      cancelled: false,
      missingYear: null,
    });
    const late = [entry('start', 0), entry('extend', 1), entry('stop', 8)];
    const quick = [entry('start', 49), entry('stop', 50)];
    const task = (instance: string, hour: number, stage = 'handle') =>
      openTask('c1', instance, {
        person: 'p-handler',
        stage,
        openedAt: at(hour),
        outcomes: [{ code: 'done', kind: 'forward' }],
      });
    const done = (instance: string, hour: number) => ({
      ...closing(instance, 'done'),
      at: at(hour),
    });
    const counted = { objections: 1, reworks: 2, redos: 1, wantsCallback: true, callbackTries: 1 };
    await recordProgress(
      db,
      batchOf('c1', 2, calendar, {
        at: at(0),
        openTasks: [task('1', 0, 'dispatch'), task('2', 0), task('3', 0, 'callback')],
        clocks: [clock(...late)],
      }),
    );
    const ended = { state: 'closed', filed: true, variables: counted };
    await recordProgress(
      db,
      batchOf('c1', 3, calendar, {
        at: at(9),
        types: ['case-parked', 'task-completed'],
        closedTasks: [done('1', 1), done('2', 8), done('3', 9)],
        case: ended,
      }),
    );
    const assess = { caseId: 'c1', instance: '30', service: 'write-assessment', inputs: {} };
    await call(assess);
    await recordProgress(
      db,
      batchOf('c1', 4, calendar, {
        at: at(48),
        types: ['case-reopened'],
        openTasks: [task('4', 48)],
        case: { ...ended, state: 'open' },
      }),
    );
    await recordProgress(
      db,
      batchOf('c1', 5, calendar, {
        at: at(50),
        clocks: [clock(...late, ...quick)],
        closedTasks: [done('4', 50)],
        case: { ...ended, state: 'open', variables: { ...counted, reworks: 3 } },
      }),
    );
    await call(assess);
    const rows = await db
      .selectFrom('assessment')
      .select(['round', 'figures'])
      .orderBy('round')
      .execute();
    expect(rows).toMatchObject([
      {
        round: 1,
        figures: {
          dispatches: 1,
          reworks: 2,
          extensions: 1,
          parkings: 1,
          callbackTries: 1,
          indicators: {
            handled: { numerator: 1, denominator: 1 },
            'handled-on-time': { numerator: 0, denominator: 1 },
            reached: { numerator: 1, denominator: 1 },
          },
        },
      },
      {
        round: 2,
        figures: {
          dispatches: 0,
          objections: 0,
          reworks: 1,
          redos: 0,
          extensions: 0,
          parkings: 0,
          callbackTries: 0,
          wallMillis: 2 * 3_600_000,
          stages: [{ stage: 'handle', finished: 1, onTime: 1 }],
          holders: [{ stage: 'handle', tasks: 1 }],
          indicators: {
            handled: { numerator: 1, denominator: 1 },
            'handled-on-time': { numerator: 1, denominator: 1 },
            extended: { numerator: 0, denominator: 1 },
            reworked: { numerator: 1, denominator: 1 },
            reached: { numerator: 0, denominator: 0 },
          },
        },
      },
    ]);
  });
});

describe('callService', () => {
  it('fails for good with a service that nobody knows, or a case that is not there', async () => {
    const { call } = await setUp();
    const about = { caseId: 'c1', instance: '1', inputs: {} };
    expect(await failure(call({ ...about, service: 'nothing' }))).toEqual({
      type: 'service-unknown',
      nonRetryable: true,
    });
    expect(
      await failure(call({ ...about, caseId: 'c-none', service: 'write-assessment' })),
    ).toEqual({ type: 'case-not-found', nonRetryable: true });
    expect(
      await failure(
        call({
          ...about,
          caseId: 'c-none',
          service: 'notify',
          inputs: { kind: 'urge', role: 'lead' },
        }),
      ),
    ).toEqual({ type: 'service-refused', nonRetryable: true });
  });
});
