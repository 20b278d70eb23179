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
import { headLine, sealText } from '../domain/ledger/seal-text.ts';
import type { Db } from '../migrations/functions/call-function.ts';
import { sealedHeads } from '../migrations/sealed-heads.ts';
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
const keyFile = 'seal-ed25519.pem';

/**
 * Signs the heads of all ledger chains once a day with Ed25519 (decision 4), each seal over the one
 * before, and keeps which they were: afterwards no chain can be written anew unnoticed, not even by who owns the database.
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
      const id = await nextSeal(transaction);
      const moved = await keepMovedHeads(transaction, id);
      const { heads, entries, headsHash } = await countHeads(transaction, id);
      const previousHash = last?.heads_hash ?? null;
      const key = keyIn(directory);
      const text = sealText({ sealedAt: now.toISOString(), heads, headsHash, previousHash });
      const public_key = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
      const signature = sign(null, Buffer.from(text), key).toString('base64');
      await sql`
        insert into seal (id, sealed_at, heads, entries, moved, heads_hash, previous_hash, public_key, signature)
        overriding system value values (${id}, ${now}, ${heads}, ${entries}, ${moved}, ${headsHash}, ${previousHash},
          ${public_key}, ${signature})`.execute(transaction);
      log.info({ heads }, 'ledger heads sealed');
      return true;
    });
  }
}

const nextSeal = async (db: Db): Promise<string> => {
  const { rows } = await sql<{ id: string }>`
    select nextval(pg_get_serial_sequence('seal', 'id'))::text as id`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('Expected the number of the next seal, but got none');
  return row.id;
};

/** Keeps the ends of the chains that have moved since the seal before, all as of one moment: this one statement. */
const keepMovedHeads = async (db: Db, sealId: string): Promise<number> => {
  const { numAffectedRows = 0n } = await sql`
    insert into seal_head (seal_id, case_id, seq, hash)
    select ${sealId}::bigint, c.id, c.ledger_seq, c.ledger_hash from "case" c
    left join lateral (
      select h.hash from seal_head h where h.case_id = c.id collate "C" order by h.seal_id desc limit 1) before on true
    where c.ledger_hash is not null and before.hash is distinct from c.ledger_hash`.execute(db);
  return Number(numAffectedRows);
};

interface CountedHeads {
  readonly heads: number;
  /** Of all chains together. */
  readonly entries: number;
  readonly headsHash: string;
}

const countHeads = async (db: Db, sealId: string): Promise<CountedHeads> => {
  const hash = createHash('sha256');
  let [heads, entries] = [0, 0];
  for await (const page of sealedHeads(db, sealId))
    for (const head of page) {
      hash.update(headLine(head));
      heads += 1;
      entries += head.seq;
    }
  return { heads, entries, headsHash: hash.digest('hex') };
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
