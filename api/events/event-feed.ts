import type { FastifyBaseLogger } from 'fastify';
import type { Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { FeedRow } from './feed-row.ts';
import { feedRows, feedRowsOf, firstAndLastId } from './feed-queries.ts';
import type { ChannelListener } from './notifications.ts';

/** `rows` in order of id; `resync`: some may be missing, read everything again. */
export interface FeedListener {
  rows(rows: readonly FeedRow[]): void;
  resync(): void;
}

/** The rows after `id` as far as they are kept; null when `id` is not one that this feed gave. */
export type FeedReplay = readonly FeedRow[] | null;

/** Many changes of one moment cost one query. */
const batchMillis = 50;
/** Longer absences are answered with `resync`. */
const replayLimit = 1_000;

/** What changes anywhere, for the event streams of this process; takes the channel `bihuan_events`. */
export class EventFeed implements ChannelListener {
  readonly #database: Kysely<Database>;
  readonly #log: FastifyBaseLogger;
  readonly #listeners = new Set<FeedListener>();
  #announced: string[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(database: Kysely<Database>, log: FastifyBaseLogger) {
    this.#database = database;
    this.#log = log;
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** Gives the way to stop listening. */
  listen(listener: FeedListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async after(id: number): Promise<FeedReplay> {
    const { first, last } = await firstAndLastId(this.#database);
    const known = id >= first - 1 && id <= last;
    if (!known) return null;
    const rows = await feedRows(this.#database, id, replayLimit + 1);
    return rows.length > replayLimit ? null : rows;
  }

  /** Of a transaction that fed rows. */
  told(transaction: string): void {
    if (this.#listeners.size === 0) return;
    this.#announced.push(transaction);
    this.#timer ??= setTimeout(() => {
      void this.#deliver();
    }, batchMillis);
  }

  missed(): void {
    for (const listener of this.#listeners) listener.resync();
  }

  async #deliver(): Promise<void> {
    this.#timer = null;
    const transactions = this.#announced;
    this.#announced = [];
    try {
      const rows = await feedRowsOf(this.#database, transactions);
      for (const listener of this.#listeners) listener.rows(rows);
    } catch (error) {
      this.#log.warn({ err: error }, 'event feed cannot read');
      this.missed();
    }
  }
}
