import { describe, expect, it } from 'vitest';
import { openReport } from '../../migrations/functions/open-report.ts';
import { openCase, reportRequest, townDatabase, verdictOf } from './sample-case.ts';

describe('open_report', () => {
  it('writes report, case, number, start command, search words and the first ledger entry', async () => {
    const db = await townDatabase();
    expect(await openCase(db)).toEqual({
      code: 'opened',
      reportId: 'r-c1',
      reportNumber: 'LS-20261122-0001',
      caseId: 'c1',
      caseNumber: null,
      caseState: 'opening',
    });
    const opened = await db
      .selectFrom('case')
      .selectAll()
      .where('id', '=', 'c1')
      .executeTakeFirstOrThrow();
    expect(opened).toMatchObject({
      state: 'opening',
      stage: 'report',
      step: 0,
      ledger_seq: 1,
      round: 1,
      channel: 'phone',
    });
    expect(await db.selectFrom('command').selectAll().execute()).toMatchObject([
      { id: 'start-c1', kind: 'start', state: 'pending', confirmed_at: null },
    ]);
    expect(await db.selectFrom('case_search').select('bigrams').execute()).toEqual([
      { bigrams: ['路灯', '灯不', '不亮'] },
    ]);
    expect(await verdictOf(db, 'c1')).toMatchObject({ ok: true, entries: 1 });
  });

  it('leaves the first five seconds to the caller', async () => {
    const db = await townDatabase();
    await openCase(db);
    const { created_at: created, next_attempt_at: next } = await db
      .selectFrom('command')
      .selectAll()
      .executeTakeFirstOrThrow();
    expect(next.getTime() - created.getTime()).toBe(5000);
  });

  it('numbers by day without gaps, also at once', async () => {
    const db = await townDatabase();
    const answers = await Promise.all(
      Array.from({ length: 12 }, async (_, index) =>
        openReport(db, reportRequest(`c${String(index)}`)),
      ),
    );
    expect(
      answers
        .map((answer) => ('reportNumber' in answer ? answer.reportNumber : answer.code))
        .toSorted(),
    ).toEqual(
      Array.from({ length: 12 }, (_, index) => `LS-20261122-${String(index + 1).padStart(4, '0')}`),
    );
  });

  it('answers the first report for the same channel and external id, also at once', async () => {
    const db = await townDatabase();
    const answers = await Promise.all(
      ['a', 'b', 'c'].map(async (id) =>
        openReport(db, reportRequest(id, { externalId: 'upper-7' })),
      ),
    );
    expect(answers.map((answer) => answer.code).toSorted()).toEqual([
      'opened',
      'repeated',
      'repeated',
    ]);
    expect(
      new Set(answers.map((answer) => ('caseId' in answer ? answer.caseId : ''))),
    ).toHaveProperty('size', 1);
    expect(await db.selectFrom('case').select('id').execute()).toHaveLength(1);
  });

  it('answers the first report for the same key and body, and refuses the key for another body', async () => {
    const db = await townDatabase();
    await openReport(db, reportRequest('a', { idempotencyKey: 'k' }));
    expect(await openReport(db, reportRequest('b', { idempotencyKey: 'k' }))).toMatchObject({
      code: 'repeated',
      caseId: 'a',
      caseState: 'opening',
    });
    expect(
      await openReport(db, reportRequest('c', { idempotencyKey: 'k', bodyHash: 'other' })),
    ).toEqual({ code: 'idempotency-key-reused' });
    expect(await db.selectFrom('case').select('id').execute()).toHaveLength(1);
  });

  it('binds files of the reporter, and writes nothing when one of them is not theirs', async () => {
    const db = await townDatabase();
    const file = {
      hash: 'h',
      name: 'a.jpg',
      media_type: 'image/jpeg',
      size: 1,
      case_id: null,
      report_id: null,
      task_id: null,
      purpose: null,
    };
    await db
      .insertInto('attachment')
      .values([
        { ...file, id: 'mine', uploaded_by: 'p-acceptor' },
        { ...file, id: 'theirs', uploaded_by: 'p-lead' },
      ])
      .execute();
    const mine = { id: 'mine', purpose: 'before' };
    expect(
      await openReport(
        db,
        reportRequest('a', { attachments: [mine, { id: 'theirs', purpose: null }] }),
      ),
    ).toEqual({ code: 'validation-failed', path: 'attachments' });
    expect(await db.selectFrom('case').select('id').execute()).toEqual([]);
    expect(await openReport(db, reportRequest('b', { attachments: [mine] }))).toMatchObject({
      code: 'opened',
    });
    expect(
      await db
        .selectFrom('attachment')
        .select(['case_id', 'report_id', 'purpose'])
        .where('id', '=', 'mine')
        .execute(),
    ).toEqual([{ case_id: 'b', report_id: 'r-b', purpose: 'before' }]);
    // bound is bound
    expect(await openReport(db, reportRequest('c', { attachments: [mine] }))).toMatchObject({
      code: 'validation-failed',
    });
  });
});
