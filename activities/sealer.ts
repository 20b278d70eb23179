import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { dayText } from '../domain/calendar/civil-day.ts';
import { zoneOf } from '../domain/calendar/zone.ts';
import { canonicalJson } from '../domain/ledger/canonical-json.ts';
import type { Db } from '../migrations/functions/call-function.ts';
import type { Logger } from './logger.ts';
import { pauseUnless } from './pause-unless.ts';

export interface SealerServices {
  readonly db: Db;
  readonly log: Logger;
  /** Where the signing key lies; it is made at the first seal. */
  readonly directory: string;
  /** The day that a seal belongs to is one of this zone. */
  readonly timeZone: string;
}

const betweenLooksMillis = 15 * 60_000;
const headsAtOnce = 5_000;
const keyFile = 'seal-ed25519.pem';

/** What is signed: the text form of these, keys in order (`canonicalJson`). */
export interface SealContent {
  readonly sealedAt: string;
  readonly heads: number;
  readonly headsHash: string;
  readonly previousHash: string | null;
}

export const sealText = (content: SealContent): string => canonicalJson(content);

/**
 * Signs the heads of all ledger chains once a day with Ed25519 (decision 4), each seal over the one
 * before: afterwards no chain can be written anew unnoticed, not even by who owns the database.
 */
export class Sealer {
  readonly #services: SealerServices;

  constructor(services: SealerServices) {
    this.#services = services;
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.sealToday(new Date());
      } catch (error) {
        this.#services.log.error({ err: error }, 'sealing failed');
      }
      await pauseUnless(signal, betweenLooksMillis);
    }
  }

  /** False when the day has its seal already. Several workers take turns. */
  async sealToday(now: Date): Promise<boolean> {
    const { db, log, directory, timeZone } = this.#services;
    const dayOf = (at: Date): string => dayText(zoneOf(timeZone).localOf(at.getTime()).day);
    return db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('seal', 2))`.execute(transaction);
      const last = await transaction
        .selectFrom('seal')
        .select(['sealed_at', 'heads_hash'])
        .orderBy('id', 'desc')
        .executeTakeFirst();
      if (last !== undefined && dayOf(last.sealed_at) >= dayOf(now)) return false;
      const { heads, headsHash } = await headsOf(transaction);
      const previousHash = last?.heads_hash ?? null;
      const key = keyIn(directory);
      const text = sealText({ sealedAt: now.toISOString(), heads, headsHash, previousHash });
      await transaction
        .insertInto('seal')
        .values({
          sealed_at: now,
          heads,
          heads_hash: headsHash,
          previous_hash: previousHash,
          public_key: createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString(),
          signature: sign(null, Buffer.from(text), key).toString('base64'),
        })
        .execute();
      log.info({ heads }, 'ledger heads sealed');
      return true;
    });
  }
}

/** SHA-256 over the lines `<caseId> <seq> <hash>`, in order of case id. */
const headsOf = async (db: Db): Promise<{ readonly heads: number; readonly headsHash: string }> => {
  const hash = createHash('sha256');
  let heads = 0;
  for (let after = ''; ;) {
    const { rows } = await sql<{ id: string; line: string }>`
      select id, id || ' ' || ledger_seq || ' ' || ledger_hash as line from "case"
      where id collate "C" > ${after} and ledger_hash is not null
      order by id collate "C" limit ${headsAtOnce}
    `.execute(db);
    for (const { id, line } of rows) {
      hash.update(line).update('\n');
      after = id;
    }
    heads += rows.length;
    if (rows.length < headsAtOnce) return { heads, headsHash: hash.digest('hex') };
  }
};

const keyIn = (directory: string): KeyObject => {
  const file = join(directory, keyFile);
  if (existsSync(file)) return createPrivateKey(readFileSync(file));
  const { privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
    flag: 'wx',
  });
  return privateKey;
};
