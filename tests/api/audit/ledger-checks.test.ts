import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LedgerCheck, LedgerCheckList, SecurityEventList } from '../../../api/contract/audit.ts';
import { OpenedReport } from '../../../api/contract/reports.ts';
import { plantCase } from '../plant.ts';
import { type Client, problemOf, read, startTestApi, type TestApi } from '../test-api.ts';
import { sampleReport } from '../town.ts';

let api: TestApi;
let auditor: Client;
/** More than one request verifies; two of them with a ledger. */
const all = 120;
const reported: string[] = [];

beforeAll(async () => {
  api = await startTestApi();
  const acceptor = await api.as('acceptor');
  for (const title of ['井盖缺失', '路灯不亮'])
    reported.push(
      read(OpenedReport, await acceptor.post('/api/reports', { ...sampleReport, title })).caseId,
    );
  for (let place = reported.length; place < all; place += 1)
    await plantCase(api.app.services, { title: `第 ${String(place)} 件` });
  auditor = await api.as('auditor');
});
afterAll(async () => {
  await api.close();
});

const begin = async (): Promise<LedgerCheck> =>
  read(LedgerCheck, await auditor.post('/api/ledger-checks'));
const run = async (id: string): Promise<LedgerCheck> =>
  read(LedgerCheck, await auditor.post(`/api/ledger-checks/${id}/run`));

/** As somebody with the database could, who first takes the trigger away. */
const forge = async (statement: ReturnType<typeof sql>): Promise<void> => {
  const { database } = api.app.services;
  await sql`alter table ledger_entry disable trigger user`.execute(database);
  await statement.execute(database);
  await sql`alter table ledger_entry enable trigger user`.execute(database);
};

describe('a verification of all ledgers', () => {
  it('goes on some cases at a time until all are proven, which the log records', async () => {
    const { id, ...begun } = await begin();
    expect(begun).toMatchObject({ total: all, cases: 0, finishedAt: null });
    const first = await run(id);
    expect(first).toMatchObject({ cases: 100, faults: 0, finishedAt: null });
    const last = await run(id);
    expect(last).toMatchObject({ cases: all, faults: 0, found: [] });
    expect(last.entries).toBeGreaterThanOrEqual(reported.length);
    expect(last.finishedAt).not.toBeNull();
    expect(await run(id)).toEqual(last);
    const log = await auditor.get(
      `/api/security-events?filter=${encodeURIComponent('{"type":"ledgers-checked"}')}`,
    );
    expect(read(SecurityEventList, log).data).toMatchObject([
      { success: true, by: { id: 'p-auditor' }, params: { cases: all, faults: 0 } },
    ]);
  });

  it('names the case and the entry that was changed, cut off or put elsewhere', async () => {
    const [changed = '', cut = ''] = reported;
    await forge(sql`update ledger_entry set params = '{"forged":true}' where case_id = ${changed}`);
    await forge(sql`delete from ledger_entry where case_id = ${cut}`);
    const { id } = await begin();
    await run(id);
    const { found, faults } = await run(id);
    expect(faults).toBe(2);
    expect(new Map(found.map(({ caseId, seq, reason }) => [caseId, { seq, reason }]))).toEqual(
      new Map([
        [changed, { seq: 1, reason: 'content-differs' }],
        [cut, { seq: 1, reason: 'end-missing' }],
      ]),
    );
    expect(found.every(({ number }) => number !== '')).toBe(true);
    const listed = read(LedgerCheckList, await auditor.get('/api/ledger-checks'));
    expect(listed.data.map((check) => check.faults)).toEqual([2, 0]);
  });

  it('counts cases once, whoever asks at the same time', async () => {
    const { id } = await begin();
    await Promise.all([run(id), run(id), run(id)]);
    let check = await run(id);
    while (check.finishedAt === null) check = await run(id);
    expect(check).toMatchObject({ cases: all, faults: 2 });
  });

  it('is for the auditor, and of one that there is', async () => {
    for (const login of ['security', 'admin', 'supervisor'])
      expect(problemOf(await (await api.as(login)).post('/api/ledger-checks')).status).toBe(403);
    expect(problemOf(await auditor.post('/api/ledger-checks/none/run')).code).toBe('not-found');
  });
});
