import type { FastifyBaseLogger } from 'fastify';
import type { Kysely } from 'kysely';
import { Client } from 'pg';
import type { Database } from '../../migrations/schema/index.ts';
import type { FeedRow } from './feed-row.ts';
import { feedRows, feedRowsOf, firstAndLastId } from './feed-queries.ts';

/** `rows` in order of id; `resync`: some may be missing, read everything again. */
export interface FeedListener {
  rows(rows: readonly FeedRow[]): void;
  resync(): void;
}

/** The rows after `id` as far as they are kept; null when `id` is not one that this feed gave. */
export type FeedReplay = readonly FeedRow[] | null;

/** What changes anywhere, for the event streams of this process. */
export interface EventFeed {
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Gives the way to stop listening. */
  listen(listener: FeedListener): () => void;
  after(id: number): Promise<FeedReplay>;
}

/** Channel and batching: many changes of one moment cost one query. */
const channel = 'bihuan_events';
const batchMillis = 50;
const reconnectMillis = 1_000;
const connectMillis = 5_000;
/** Longer absences are answered with `resync`. */
const replayLimit = 1_000;

/** One LISTEN connection a process; reconnects by itself and then says `resync`. */
export class PostgresEventFeed implements EventFeed {
  readonly #url: string;
  readonly #database: Kysely<Database>;
  readonly #log: FastifyBaseLogger;
  readonly #listeners = new Set<FeedListener>();
  #announced: string[] = [];
  #timer: NodeJS.Timeout | null = null;
  #client: Client | null = null;
  #stopped = true;
  #connectedBefore = false;

  constructor(url: string, database: Kysely<Database>, log: FastifyBaseLogger) {
    this.#url = url;
    this.#database = database;
    this.#log = log;
  }

  async start(): Promise<void> {
    this.#stopped = false;
    await this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }

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

  async #connect(): Promise<void> {
    const client = new Client({
      connectionString: this.#url,
      application_name: 'bihuan-api-events',
      keepAlive: true,
      connectionTimeoutMillis: connectMillis,
    });
    client.on('notification', (notice) => {
      if (notice.payload !== undefined) this.#announce(notice.payload);
    });
    client.on('error', () => {
      this.#lose(client);
    });
    client.on('end', () => {
      this.#lose(client);
    });
    this.#client = client;
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch (error) {
      this.#log.warn({ err: error }, 'event feed cannot connect');
      this.#lose(client);
      return;
    }
    if (this.#connectedBefore) for (const listener of this.#listeners) listener.resync();
    this.#connectedBefore = true;
  }

  #lose(client: Client): void {
    if (this.#client !== client || this.#stopped) return;
    this.#client = null;
    client.end().catch(() => undefined);
    setTimeout(() => {
      if (!this.#stopped) void this.#connect();
    }, reconnectMillis).unref();
  }

  #announce(transaction: string): void {
    if (this.#listeners.size === 0) return;
    this.#announced.push(transaction);
    this.#timer ??= setTimeout(() => {
      void this.#deliver();
    }, batchMillis);
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
      for (const listener of this.#listeners) listener.resync();
    }
  }
}
