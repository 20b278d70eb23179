import { createHash, verify } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Sealer } from '../../activities/sealer.ts';
import { sealText } from '../../domain/ledger/seal-text.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import { chainOf, openCase, townDatabase } from '../migrations/sample-case.ts';
import { silent } from './engine.ts';

const sealed = async (db: Db) => db.selectFrom('seal').selectAll().orderBy('id').execute();

const makeSealer = (db: Db) => {
  const directory = mkdtempSync(join(tmpdir(), 'bihuan-seal-'));
  onTestFinished(() => {
    rmSync(directory, { recursive: true, force: true });
  });
  const keys = join(directory, 'keys');
  return {
    keys,
    sealer: new Sealer({ db, log: silent, directory: keys, timeZone: 'Asia/Shanghai' }),
  };
};

describe('the seal', () => {
  it('signs the heads of all chains with a key that only the owner reads', async () => {
    const db = await townDatabase();
    for (const id of ['b', 'a']) await openCase(db, id);
    const { keys, sealer } = makeSealer(db);
    const now = new Date('2026-11-22T02:00:00Z');
    expect(await sealer.sealToday(now)).toBe(true);
    const heads = await Promise.all(
      ['a', 'b'].map(async (id) => `${id} 1 ${(await chainOf(db, id)).at(-1)?.hash ?? ''}\n`),
    );
    const [seal] = await sealed(db);
    expect(seal).toMatchObject({
      heads: 2,
      heads_hash: createHash('sha256').update(heads.join('')).digest('hex'),
      previous_hash: null,
    });
    const text = sealText({
      sealedAt: now.toISOString(),
      heads: 2,
      headsHash: seal?.heads_hash ?? '',
      previousHash: null,
    });
    const signature = Buffer.from(seal?.signature ?? '', 'base64');
    expect(verify(null, Buffer.from(text), seal?.public_key ?? '', signature)).toBe(true);
    expect(
      verify(null, Buffer.from(text.replace('2', '3')), seal?.public_key ?? '', signature),
    ).toBe(false);
    expect(statSync(join(keys, 'seal-ed25519.pem')).mode & 0o077).toBe(0);
  });

  it('is made once a day of the centre, each over the one before', async () => {
    const db = await townDatabase();
    await openCase(db);
    const { sealer } = makeSealer(db);
    const days = [
      '2026-11-21T15:59:00Z',
      '2026-11-21T16:01:00Z',
      '2026-11-22T10:00:00Z',
      '2026-11-22T17:00:00Z',
    ];
    const made: boolean[] = [];
    for (const at of days) made.push(await sealer.sealToday(new Date(at)));
    expect(made).toEqual([true, true, false, true]);
    const seals = await sealed(db);
    expect(seals.map((seal) => seal.previous_hash)).toEqual([
      null,
      seals[0]?.heads_hash,
      seals[1]?.heads_hash,
    ]);
    expect(new Set(seals.map((seal) => seal.public_key)).size).toBe(1);
  });

  it('is made by one of several workers', async () => {
    const db = await townDatabase();
    const { sealer } = makeSealer(db);
    const now = new Date('2026-11-22T02:00:00Z');
    const made = await Promise.all([sealer.sealToday(now), sealer.sealToday(now)]);
    expect(made.filter((isMade) => isMade)).toHaveLength(1);
  });
});
