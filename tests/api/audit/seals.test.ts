import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Sealer } from '../../../activities/sealer.ts';
import {
  type Seal,
  SealList,
  SealVerdict,
  SecurityEventList,
} from '../../../api/contract/audit.ts';
import { OpenedReport } from '../../../api/contract/reports.ts';
import { readChains } from '../../../api/cases/read-chains.ts';
import { chainHash, genesisHash, ledgerDigest } from '../../../domain/ledger/ledger-hash.ts';
import { sha256 } from '../../../migrations/sha256.ts';
import { silent } from '../../activities/engine.ts';
import { runCommand } from '../commands/run-command.ts';
import { type Client, problemOf, read, startTestApi, type TestApi } from '../test-api.ts';
import { sampleReport } from '../town.ts';

let api: TestApi;
let auditor: Client;
let directory: string;
const cases: string[] = [];

const report = async (title: string): Promise<void> => {
  const acceptor = await api.as('acceptor');
  const answer = await acceptor.post('/api/reports', { ...sampleReport, title });
  cases.push(read(OpenedReport, answer).caseId);
};

const sealOn = async (day: string): Promise<void> => {
  const { database: db } = api.app.services;
  const sealer = new Sealer({ db, log: silent, directory, timeZone: 'Asia/Shanghai' });
  await sealer.sealToday(new Date(`${day}T02:00:00Z`));
};

beforeAll(async () => {
  api = await startTestApi();
  directory = mkdtempSync(join(tmpdir(), 'bihuan-seals-'));
  await report('井盖缺失');
  await sealOn('2026-11-21');
  await report('路灯不亮');
  await sealOn('2026-11-22');
  auditor = await api.as('auditor');
});
afterAll(async () => {
  await api.close();
  rmSync(directory, { recursive: true, force: true });
});

const seals = async (): Promise<readonly Seal[]> =>
  read(SealList, await auditor.get('/api/seals')).data;
const newest = async (): Promise<Seal> => {
  const [seal] = await seals();
  if (seal === undefined) throw new Error('Expected a seal, but there is none');
  return seal;
};
const verdictOf = async ({ id }: Seal): Promise<SealVerdict> =>
  read(SealVerdict, await auditor.get(`/api/seals/${id}/verification`));
const verify = async (...args: readonly string[]) =>
  runCommand('verify', args, { environment: { DATABASE_URL: api.config.databaseUrl } });
const proofOf = async (seal: Seal): Promise<string> =>
  (await auditor.get(`/api/seals/${seal.id}/proof`)).body;
const kept = (text: string): string => {
  const file = join(directory, 'proof.txt');
  writeFileSync(file, text);
  return file;
};

/** As somebody with the database could, who first takes the triggers away. */
const forge = async (table: string, statement: ReturnType<typeof sql>): Promise<void> => {
  const { database } = api.app.services;
  await sql`alter table ${sql.id(table)} disable trigger user`.execute(database);
  await statement.execute(database);
  await sql`alter table ${sql.id(table)} enable trigger user`.execute(database);
};

describe('a seal', () => {
  it('stands in the list, the newest first, with what it signs', async () => {
    const [last, first, ...rest] = await seals();
    expect(rest).toEqual([]);
    expect(first).toMatchObject({ heads: 1, moved: 1, signed: true, linked: true });
    expect(last).toMatchObject({
      sealedAt: '2026-11-22T02:00:00.000Z',
      heads: 2,
      previousHash: first?.headsHash,
      key: first?.key,
      signed: true,
      linked: true,
    });
    expect(last?.entries).toBeGreaterThanOrEqual(2);
  });

  it('is proven against the ledgers, also after they have gone on', async () => {
    for (const seal of await seals())
      expect(await verdictOf(seal)).toEqual({
        signed: true,
        linked: true,
        heads: 'proven',
        checked: seal.heads,
        faults: 0,
        found: [],
      });
    const acceptor = await api.as('acceptor');
    await acceptor.post(`/api/cases/${cases[0] ?? ''}/actions`, {
      type: 'comment',
      text: '在路上',
    });
    expect(await verdictOf(await newest())).toMatchObject({ heads: 'proven', faults: 0 });
  });

  it('is taken away as a file, which the log records, and verified without the centre', async () => {
    const seal = await newest();
    const answer = await auditor.get(`/api/seals/${seal.id}/proof`);
    expect(answer.headers['content-disposition']).toBe(
      'attachment; filename="seal-2026-11-22.txt"',
    );
    const filter = encodeURIComponent('{"kind":"export","by":"p-auditor"}');
    expect(
      read(SecurityEventList, await auditor.get(`/api/security-events?filter=${filter}`)).data[0],
    ).toMatchObject({ params: { list: 'seal', seal: seal.id } });
    const file = kept(answer.body);
    const good = await verify('proof', file, '--key', seal.key, '--json');
    expect([good.code, JSON.parse(good.stdout)]).toEqual([
      0,
      { holds: true, signed: true, whole: true, key: seal.key, sealedAt: seal.sealedAt, heads: 2 },
    ]);
    expect((await verify('proof', file, '--key', '0'.repeat(64))).code).toBe(1);
    const ledgers = await verify('ledgers', '--proof', file);
    expect([ledgers.code, ledgers.stdout]).toEqual([
      0,
      expect.stringContaining('All ledgers hold'),
    ]);
  });

  it.each([
    ['another chain end', (text: string) => text.replace(/.{8}\n$/u, '00000000\n')],
    ['a chain less', (text: string) => text.replace(/[^\n]*\n$/u, '')],
    ['another day', (text: string) => text.replace('2026-11-22T', '2026-11-23T')],
  ])('with %s does not hold', async (_what, change) => {
    const ended = await verify('proof', kept(change(await proofOf(await newest()))));
    expect([ended.code, ended.stdout]).toEqual([1, expect.stringContaining('BROKEN')]);
  });

  it.each([
    [['proof', '/no/such/file']],
    [['proof', new URL(import.meta.url).pathname]],
    [['proof']],
    [['ledgers', 'x']],
    [['else']],
  ])('is not verified of %j', async (args) => {
    expect((await verify(...args)).code).toBe(2);
  });

  it('tells of an entry that another one has taken the place of', async () => {
    const [caseId = ''] = cases;
    const proof = kept(await proofOf(await newest()));
    const forged = '0'.repeat(64);
    await forge(
      'ledger_entry',
      sql`update ledger_entry set hash = ${forged} where case_id = ${caseId}`,
    );
    const verdict = await verdictOf(await newest());
    expect(verdict).toMatchObject({ heads: 'proven', faults: 1 });
    expect(verdict.found).toMatchObject([
      { caseId, title: '井盖缺失', reason: 'sealed-otherwise' },
    ]);
    const ended = await verify('ledgers', '--proof', proof);
    expect([ended.code, ended.stdout]).toEqual([
      1,
      expect.stringMatching(
        new RegExp(`BROKEN: case ${caseId}, entry \\d+: sealed-otherwise`, 'u'),
      ),
    ]);
  });

  it('and all that comes after tells of a ledger that was written anew as a whole between two seals', async () => {
    const [, caseId = ''] = cases;
    const { database } = api.app.services;
    const entries = (await readChains(database, [caseId])).get(caseId) ?? [];
    const sealed = await newest();
    let previousHash = genesisHash;
    for (const entry of entries) {
      const digest = ledgerDigest({ ...entry, params: {} }, sha256);
      previousHash = chainHash(previousHash, digest, sha256);
      const hash = previousHash;
      await forge(
        'ledger_entry',
        sql`update ledger_entry set params = '{}', digest = ${digest}, hash = ${hash}
          where case_id = ${caseId} and seq = ${entry.seq}`,
      );
    }
    await sql`update "case" set ledger_hash = ${previousHash} where id = ${caseId}`.execute(
      database,
    );
    await sealOn('2026-11-23');
    const later = await newest();
    expect(later.id).not.toBe(sealed.id);
    const verdict = await verdictOf(later);
    expect(verdict.heads).toBe('proven');
    expect(verdict.found.map((fault) => [fault.caseId, fault.reason])).toContainEqual([
      caseId,
      'sealed-otherwise',
    ]);
    const ended = await verify('ledgers');
    expect([ended.code, ended.stdout]).toEqual([
      1,
      expect.stringMatching(
        new RegExp(`BROKEN: case ${caseId}, entry \\d+: sealed-otherwise`, 'u'),
      ),
    ]);
  });

  it('does not hold when what it kept was written anew, or the seal itself', async () => {
    const seal = await newest();
    await forge(
      'seal_head',
      sql`update seal_head set seq = seq + 1 where case_id = ${cases[1] ?? ''}`,
    );
    expect(await verdictOf(seal)).toMatchObject({ heads: 'differ', signed: true });
    await forge('seal', sql`update seal set heads = 7 where id::text = ${seal.id}`);
    expect(await verdictOf(seal)).toMatchObject({ heads: 'differ', signed: false });
    expect(await newest()).toMatchObject({ signed: false });
  });

  it('that is older than what is kept of chain ends says so', async () => {
    const seal = await newest();
    await forge(
      'seal',
      sql`update seal set moved = null, entries = null where id::text = ${seal.id}`,
    );
    // One before it kept them: this one has lost its own.
    expect(await verdictOf(seal)).toMatchObject({ heads: 'differ', checked: 0 });
    await forge('seal', sql`update seal set moved = null, entries = null`);
    expect(await newest()).toMatchObject({ moved: null, entries: null });
    expect(await verdictOf(seal)).toMatchObject({ heads: 'not-kept', checked: 0 });
    expect(problemOf(await auditor.get(`/api/seals/${seal.id}/proof`)).code).toBe('not-found');
  });

  it('is for the auditor, and only added to', async () => {
    for (const login of ['security', 'admin', 'leader'])
      expect(problemOf(await (await api.as(login)).get('/api/seals')).status).toBe(403);
    expect(problemOf(await auditor.get('/api/seals/none/verification')).code).toBe('not-found');
    for (const statement of ['delete from seal_head', 'update seal set heads = 0'])
      await expect(sql.raw(statement).execute(api.app.services.database)).rejects.toThrow(
        'only added to',
      );
  });
});
