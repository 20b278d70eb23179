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
