import type { FastifyBaseLogger } from 'fastify';
import { Client } from 'pg';

/** Who takes what a channel says. */
export interface ChannelListener {
  /** The payload of one notification. */
  told(payload: string): void;
  /** The connection is back; what was said meanwhile is lost. */
  missed(): void;
}

const reconnectMillis = 1_000;
const connectMillis = 5_000;

/** One LISTEN connection a process for all channels; it reconnects by itself. */
export class Notifications {
  readonly #url: string;
  readonly #log: FastifyBaseLogger;
  readonly #channels: ReadonlyMap<string, ChannelListener>;
  #client: Client | null = null;
  #stopped = true;
  #connectedBefore = false;

  constructor(
    url: string,
    log: FastifyBaseLogger,
    channels: Readonly<Record<string, ChannelListener>>,
  ) {
    this.#url = url;
    this.#log = log;
    this.#channels = new Map(Object.entries(channels));
  }

  async start(): Promise<void> {
    this.#stopped = false;
    await this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const client = this.#client;
    this.#client = null;
    await client?.end().catch(() => undefined);
  }

  async #connect(): Promise<void> {
    const client = new Client({
      connectionString: this.#url,
      application_name: 'bihuan-api-events',
      keepAlive: true,
      connectionTimeoutMillis: connectMillis,
    });
    client.on('notification', ({ channel, payload }) => {
      if (payload !== undefined) this.#channels.get(channel)?.told(payload);
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
      for (const channel of this.#channels.keys()) await client.query(`listen ${channel}`);
    } catch (error) {
      this.#log.warn({ err: error }, 'event feed cannot connect');
      this.#lose(client);
      return;
    }
    if (this.#connectedBefore) for (const listener of this.#channels.values()) listener.missed();
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
}
