import { describe, expect, it } from 'vitest';
import { CalendarStore } from '../../activities/calendar-store.ts';
import { createCallService } from '../../activities/call-service.ts';
import { isRecord } from '../../domain/is-record.ts';
import { duplicatesOf, originalOf } from '../../migrations/duplicates.ts';
import { acceptCommand } from '../../migrations/functions/accept-command.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { recordProgress } from '../../migrations/functions/record-progress.ts';
import {
  batchOf,
  calendarInForce,
  chainOf,
  openCase,
  openTask,
  townDatabase,
  verdictOf,
  type SampleBatch,
} from '../migrations/sample-case.ts';
import { silent } from './engine.ts';

/** A town with open cases, and the services as the worker calls them. */
class Cases {
  readonly db: Db;
  readonly #call: ReturnType<typeof createCallService>;
  readonly #calendar: string;
  readonly #steps = new Map<string, number>();

  private constructor(db: Db, calendar: string) {
    this.db = db;
    this.#calendar = calendar;
    this.#call = createCallService({ db, calendars: new CalendarStore(db), log: silent });
  }

  static async open(...ids: readonly string[]): Promise<Cases> {
    const db = await townDatabase();
    const cases = new Cases(db, await calendarInForce(db));
    for (const id of ids) {
      await openCase(db, id);
      await cases.step(id, {});
    }
    return cases;
  }

  async step(caseId: string, batch: SampleBatch): Promise<void> {
    const step = (this.#steps.get(caseId) ?? 0) + 1;
    this.#steps.set(caseId, step);
    await recordProgress(this.db, batchOf(caseId, step, this.#calendar, batch));
  }

  /** Somebody finishes a task of the element with an outcome. */
  async submit(caseId: string, element: string, outcome: string): Promise<string> {
    const instance = String((this.#steps.get(caseId) ?? 0) + 1);
    const id = `${caseId}.${instance}`;
    await this.step(caseId, { openTasks: [openTask(caseId, instance, { element })] });
    const command = `${outcome}-${id}`;
    const submission = { id: `s-${id}`, taskId: id, outcome, data: {}, comment: null, hash: 'h' };
    const accepted = await acceptCommand(this.db, {
      id: command,
      caseId,
      principal: 'p-acceptor',
      idempotencyKey: null,
      bodyHash: 'b',
      payload: {},
      submission,
    });
    if (accepted.code !== 'accepted') throw new Error(`Expected it accepted, got ${accepted.code}`);
    const at = new Date().toISOString();
    await this.step(caseId, {
      commandIds: [command],
      closedTasks: [{ id, how: 'completed', outcome, by: 'p-acceptor', at }],
      answers: [
        { commandId: command, result: { step: 1, stage: null, caseState: 'open', tasks: [] } },
      ],
    });
    return command;
  }

  async end(caseId: string, end: string, state: 'closed' | 'void' = 'closed'): Promise<void> {
    await this.step(caseId, { case: { state, end, endedAt: new Date().toISOString() } });
  }

  async merge(caseId: string, original: string) {
    return this.#call({
      caseId,
      instance: '9',
      service: 'merge-duplicate',
      inputs: { original },
    });
  }

  async assess(caseId: string, end = 'closed') {
    return this.#call({ caseId, instance: '7', service: 'write-assessment', inputs: { end } });
  }

  async answer(caseId: string, inputs: Record<string, string>) {
    return this.#call({ caseId, instance: '8', service: 'answer-raiser', inputs });
  }

  async answers() {
    const rows = await this.db
      .selectFrom('notice')
      .where('type', '=', 'answer-owed')
      .select(['case_id', 'role', 'unit_id', 'params'])
      .orderBy('id')
      .execute();
    return rows.map(({ case_id: caseId, role, unit_id: unit, params }) => ({
      caseId,
      role,
      unit,
      params: isRecord(params) ? params : {},
    }));
  }

  async entries(caseId: string) {
    const entries = await chainOf(this.db, caseId);
    return entries.map(({ type, params, step }) => ({ type, params, step }));
  }
}

const refused = {
  variables: {},
  error: {
    code: 'cannot-merge',
    message: 'The original is the case itself, void, or unknown',
  },
};

describe('merge-duplicate', () => {
  it('links the two once, in both ledgers', async () => {
    const cases = await Cases.open('a', 'b');
    const merged = { variables: { duplicateOf: 'a' } };
    expect(await cases.merge('b', 'a')).toEqual(merged);
    expect(await cases.merge('b', 'a')).toEqual(merged);
    expect(await originalOf(cases.db, 'b')).toBe('a');
    const numbers = await cases.db
      .selectFrom('case')
      .select('report_number')
      .orderBy('id')
      .execute();
    const [a, b] = numbers.map((row) => row.report_number);
    expect(await duplicatesOf(cases.db, 'a')).toEqual([{ id: 'b', number: b }]);
    expect((await cases.entries('a')).at(-1)).toEqual({
      type: 'duplicate-merged',
      params: { duplicate: 'b', number: b },
      step: null,
    });
    expect((await cases.entries('b')).filter(({ step }) => step === null).slice(1)).toEqual([
      { type: 'case-merged', params: { original: 'a', number: a }, step: null },
    ]);
    for (const id of ['a', 'b']) {
      expect(await verdictOf(cases.db, id)).toMatchObject({ ok: true });
    }
    expect(await cases.answers()).toEqual([]);
  });

  it('goes to the original of a duplicate, and takes its own duplicates along', async () => {
    const cases = await Cases.open('a', 'b', 'c', 'd');
    await cases.merge('d', 'c');
    await cases.merge('b', 'a');
    expect(await cases.merge('c', 'b')).toEqual({ variables: { duplicateOf: 'a' } });
    expect((await duplicatesOf(cases.db, 'a')).map(({ id }) => id).toSorted()).toEqual([
      'b',
      'c',
      'd',
    ]);
    expect(await duplicatesOf(cases.db, 'c')).toEqual([]);
  });

  it('refuses itself, also round a circle, what is void, and what is not there', async () => {
    const cases = await Cases.open('a', 'b', 'v');
    await cases.merge('b', 'a');
    await cases.end('v', 'void', 'void');
    expect(await cases.merge('a', 'a')).toEqual(refused);
    expect(await cases.merge('a', 'b')).toEqual(refused);
    expect(await cases.merge('a', 'v')).toEqual(refused);
    expect(await cases.merge('a', 'nothing')).toEqual(refused);
    expect((await cases.entries('v')).map(({ type }) => type)).not.toContain('duplicate-merged');
  });

  it('is taken back by reopening the duplicate', async () => {
    const cases = await Cases.open('a', 'b');
    await cases.merge('b', 'a');
    await cases.end('b', 'duplicate');
    await cases.step('b', { types: ['case-reopened'] });
    expect(await originalOf(cases.db, 'b')).toBe('b');
    expect(await duplicatesOf(cases.db, 'a')).toEqual([]);
    expect(await cases.merge('b', 'a')).toEqual({ variables: { duplicateOf: 'a' } });
  });

  it('links two that are merged into each other at the same moment once', async () => {
    const cases = await Cases.open('a', 'b');
    const both = await Promise.all([cases.merge('a', 'b'), cases.merge('b', 'a')]);
    expect(both.filter(({ error }) => error?.code === 'cannot-merge')).toHaveLength(1);
    const links = await cases.db.selectFrom('duplicate').select('case_id').execute();
    expect(links).toHaveLength(1);
  });
});

const answered = async (cases: Cases) =>
  (await cases.answers()).map(({ caseId, params }) => [
    caseId,
    params['reportId'],
    params['end'],
    params['answeredBy'],
  ]);

describe('answers', () => {
  it.each([
    ['leader', 'commander'],
    ['upper', 'dispatcher'],
    ['phone', 'acceptor'],
  ])('to a report by %s are passed on by the %s', async (channel, role) => {
    const cases = await Cases.open('a');
    await cases.db.updateTable('report').set({ channel, external_id: 'WO-1' }).execute();
    const closing = await cases.submit('a', 'close', 'close');
    await cases.submit('a', 'confirm', 'confirm');
    const own = { end: 'closed', to: 'own' };
    expect(await cases.answer('a', own)).toEqual({ variables: { answered: 1 } });
    await cases.answer('a', own);
    expect(await cases.answers()).toEqual([
      {
        caseId: 'a',
        role,
        unit: 'u-centre',
        params: {
          end: 'closed',
          answeredBy: 'a',
          commandId: closing,
          reportId: 'r-a',
          channel,
          externalId: 'WO-1',
          wantsCallback: true,
        },
      },
    ]);
  });

  it('are owed again for another closing, with its words', async () => {
    const cases = await Cases.open('a');
    const first = await cases.submit('a', 'close', 'close');
    await cases.answer('a', {});
    const second = await cases.submit('a', 'close', 'close');
    await cases.answer('a', {});
    expect((await cases.answers()).map(({ params }) => params['commandId'])).toEqual(
      [first, second].toSorted(),
    );
  });

  it('go to the second reporter when the original ends', async () => {
    const cases = await Cases.open('a', 'b');
    await cases.merge('b', 'a');
    const closing = await cases.submit('a', 'close', 'close');
    expect(await cases.assess('a')).toEqual({ variables: { mergedReports: 1 } });
    expect(await cases.answer('a', { end: 'closed', to: 'merged' })).toEqual({
      variables: { answered: 1 },
    });
    expect(await answered(cases)).toEqual([['b', 'r-b', 'closed', 'a']]);
    expect((await cases.answers())[0]?.params).toMatchObject({ commandId: closing });
  });

  it('go to who reports once more what has ended, at once', async () => {
    const cases = await Cases.open('a', 'b');
    const rejecting = await cases.submit('a', 'accept', 'reject');
    expect(await cases.assess('a', 'rejected')).toEqual({ variables: { mergedReports: 0 } });
    await cases.merge('b', 'a');
    expect(await answered(cases)).toEqual([['b', 'r-b', 'rejected', 'a']]);
    expect((await cases.answers())[0]?.params).toMatchObject({ commandId: rejecting });
  });

  it('go to all of a matter that was declined and had been raised twice', async () => {
    const cases = await Cases.open('a', 'b');
    await cases.merge('b', 'a');
    await cases.submit('a', 'accept', 'reject');
    await cases.answer('a', { end: 'rejected', to: 'all' });
    expect(await answered(cases)).toEqual([
      ['a', 'r-a', 'rejected', 'a'],
      ['b', 'r-b', 'rejected', 'a'],
    ]);
  });

  it('fail for good with an input that says nobody', async () => {
    const cases = await Cases.open('a');
    await expect(cases.answer('a', { to: 'nobody' })).rejects.toMatchObject({
      type: 'service-input-invalid',
      nonRetryable: true,
    });
  });
});
