import type { Kysely } from 'kysely';
import { passwordChangeAt } from '../domain/accounts/password-change.ts';
import type { Database } from '../migrations/schema/index.ts';
import { sha256 } from '../migrations/sha256.ts';
import { loadReader } from './queries/load-reader.ts';
import type { Reader } from './reader.ts';
import type { SettingStore } from './setting-store.ts';

interface Known {
  readonly reader: Reader;
  readonly expiresAt: number;
  readonly idleMillis: number;
  readonly loadedAt: number;
  lastSeenAt: number;
  writtenAt: number;
}

/** How stale `last_seen_at` may become in the database. */
const seenEveryMillis = 60_000;
/** How long a looked-up session is believed without asking the database again. */
const cacheMillis = 5_000;

type Ended = (sessionId: string) => void;

/** A password that has to be changed is looked up each time: the change may happen in another process. */
const isFresh = (known: Known | undefined, now: number): known is Known =>
  known !== undefined && now - known.loadedAt < cacheMillis && known.reader.passwordChange === null;

/** The id under which a token is kept: its SHA-256, so that a copy of the table signs nobody in. */
export const tokenId = (token: string): string => sha256(token);

/**
 * Finds the reader behind a session token or a bearer token. Answers from memory for a few seconds,
 * so that a step through HTTP does not pay for it; sign-out and changes of posts forget at once in
 * this process, and elsewhere when those seconds are over.
 */
export class ReaderStore {
  readonly #database: Kysely<Database>;
  readonly #settings: SettingStore;
  readonly #now: () => Date;
  readonly #known = new Map<string, Known>();
  readonly #ended = new Set<Ended>();

  constructor(database: Kysely<Database>, settings: SettingStore, now: () => Date) {
    this.#database = database;
    this.#settings = settings;
    this.#now = now;
  }

  /** Calls back when a session ends in this process; returns the way to stop that. */
  onEnd(listener: Ended): () => void {
    this.#ended.add(listener);
    return () => this.#ended.delete(listener);
  }

  /** Forgets one session, as at sign-out. */
  forgetSession(sessionId: string): void {
    this.#known.delete(sessionId);
    for (const listener of this.#ended) listener(sessionId);
  }

  /** Forgets everything known of a person, as when posts or the account change. */
  forgetPerson(personId: string): void {
    for (const [id, known] of this.#known) if (known.reader.id === personId) this.#known.delete(id);
  }

  /** Forgets everybody, as when the tree of units changes: what they reach is looked up anew. */
  forgetEverybody(): void {
    this.#known.clear();
  }

  /**
   * The reader of a session, or null when it is unknown, expired, or has been idle too long.
   * `attended`: counts as activity.
   */
  async bySession(sessionId: string, attended = true): Promise<Reader | null> {
    const now = this.#now().getTime();
    const known = this.#known.get(sessionId);
    const found = (isFresh(known, now) ? known : null) ?? (await this.#loadSession(sessionId, now));
    if (found === null || !this.#lasts(found, now)) {
      this.#known.delete(sessionId);
      return null;
    }
    if (!attended) return found.reader;
    found.lastSeenAt = now;
    if (now - found.writtenAt >= seenEveryMillis) await this.#writeSeen(sessionId, found, now);
    return found.reader;
  }

  /** Whether a session still lasts, without counting as activity: for streams. */
  async lasts(sessionId: string): Promise<boolean> {
    const now = this.#now().getTime();
    const found = await this.#loadSession(sessionId, now);
    return found !== null && this.#lasts(found, now);
  }

  /** The reader behind a machine's token, or null. */
  async byBearer(token: string): Promise<Reader | null> {
    const hash = tokenId(token);
    const now = this.#now().getTime();
    const known = this.#known.get(hash);
    if (known !== undefined && now - known.loadedAt < cacheMillis && now < known.expiresAt)
      return known.reader;
    const row = await this.#database
      .selectFrom('api_token')
      .innerJoin('person', 'person.id', 'api_token.person_id')
      .where('api_token.hash', '=', hash)
      .where('api_token.revoked_at', 'is', null)
      .where('person.active', '=', true)
      .select([
        'person.id',
        'person.login',
        'person.name',
        'person.name_en',
        'person.demo',
        'api_token.id as token_id',
        'api_token.expires_at',
      ])
      .executeTakeFirst();
    const expiresAt = row?.expires_at?.getTime() ?? Number.POSITIVE_INFINITY;
    if (row === undefined || expiresAt <= now) return null;
    const reader = await loadReader(this.#database, row, {
      sessionId: null,
      passwordChange: null,
      at: new Date(now),
    });
    await this.#writeUsed(row.token_id, new Date(now));
    this.#known.set(hash, {
      reader,
      expiresAt,
      idleMillis: Number.POSITIVE_INFINITY,
      loadedAt: now,
      lastSeenAt: now,
      writtenAt: now,
    });
    return reader;
  }

  /** To the minute, so that a busy machine does not write with each request. */
  async #writeUsed(id: string, at: Date): Promise<void> {
    const before = new Date(at.getTime() - seenEveryMillis);
    await this.#database
      .updateTable('api_token')
      .set({ last_used_at: at })
      .where('id', '=', id)
      .where((where) =>
        where.or([where('last_used_at', 'is', null), where('last_used_at', '<', before)]),
      )
      .execute();
  }

  #lasts(known: Known, now: number): boolean {
    return now < known.expiresAt && now - known.lastSeenAt < known.idleMillis;
  }

  async #loadSession(sessionId: string, now: number): Promise<Known | null> {
    const row = await this.#database
      .selectFrom('session')
      .innerJoin('person', 'person.id', 'session.person_id')
      .where('session.id', '=', sessionId)
      .where('person.active', '=', true)
      .select([
        'person.id',
        'person.login',
        'person.name',
        'person.name_en',
        'person.demo',
        'person.must_change_password',
        'person.password_changed_at',
        'session.created_at',
        'session.expires_at',
        'session.last_seen_at',
      ])
      .executeTakeFirst();
    if (row === undefined) return null;
    const before = this.#known.get(sessionId);
    const seen = row.last_seen_at.getTime();
    const known: Known = {
      reader: await loadReader(this.#database, row, {
        sessionId,
        passwordChange: passwordChangeAt(
          {
            oneTime: row.must_change_password,
            changedAt: row.password_changed_at.getTime(),
            demo: row.demo,
          },
          await this.#settings.passwordRules(),
          row.created_at.getTime(),
        ),
        at: new Date(now),
      }),
      expiresAt: row.expires_at.getTime(),
      idleMillis: (await this.#settings.signInPolicy()).idleMillis,
      loadedAt: now,
      // This process may have seen the person after the last write.
      lastSeenAt: Math.max(seen, before?.lastSeenAt ?? 0),
      writtenAt: seen,
    };
    this.#known.set(sessionId, known);
    this.#trim();
    return known;
  }

  async #writeSeen(sessionId: string, known: Known, now: number): Promise<void> {
    known.writtenAt = now;
    await this.#database
      .updateTable('session')
      .set({ last_seen_at: new Date(now) })
      .where('id', '=', sessionId)
      .execute();
  }

  /** Bounds the memory: the oldest entries go first. */
  #trim(): void {
    for (const id of this.#known.keys()) {
      if (this.#known.size <= 10_000) return;
      this.#known.delete(id);
    }
  }
}
