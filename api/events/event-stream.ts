import type { FastifyReply } from 'fastify';
import type { Reader } from '../reader.ts';
import { feedRowInScope, ownScope, scopeOf, type ReaderScope } from '../scope.ts';
import type { ApiServices } from '../services.ts';
import type { FeedRow } from './feed-row.ts';

const heartbeatMillis = 20_000;

/** By what a reader reaches the rows of a type: any of the scopes. */
const reaches = (reader: Reader): ((type: string) => readonly ReaderScope[]) => {
  const records = (['task.read', 'case.read', 'task.read-team'] as const).map((action) =>
    scopeOf(reader, action),
  );
  const ofType: Readonly<Record<string, readonly ReaderScope[]>> = {
    // A notice is for whom it names, not for all who see its case.
    'notice-added': [ownScope(reader)],
    'incident-changed': [scopeOf(reader, 'incident.read')],
  };
  return (type) => ofType[type] ?? records;
};

/** What changes numbers that are shown: open tasks, open incidents. */
const counted: ReadonlySet<string> = new Set(['task-changed', 'incident-changed']);

/** One reader's stream of what changes: only what the reader may see, only while the session lasts. */
export class EventStream {
  readonly #services: ApiServices;
  readonly #reader: Reader;
  readonly #reply: FastifyReply;
  readonly #scopesFor: (type: string) => readonly ReaderScope[];
  #stops: (() => void)[] = [];
  #ended = false;
  /** Rows that the reader has from before; empty for a reader without a past. */
  #caughtUp: ReadonlySet<number> = new Set();

  constructor(services: ApiServices, reader: Reader, reply: FastifyReply) {
    this.#services = services;
    this.#reader = reader;
    this.#reply = reply;
    this.#scopesFor = reaches(reader);
  }

  /** Answers with the stream and, where the reader has an earlier id, what was missed. */
  async begin(lastId: string | null): Promise<void> {
    this.#reply.hijack();
    const headers = this.#reply.getHeaders();
    this.#reply.raw.writeHead(200, {
      ...Object.fromEntries(
        Object.entries(headers).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, value]],
        ),
      ),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // A stream that ends leaves nothing behind that a closing server would wait for.
      connection: 'close',
    });
    this.#write('retry: 2000\n\n');
    this.#services.metrics.streams.inc();
    // Listening begins before the past is read, so that nothing falls between; ids may come twice.
    const held: FeedRow[] = [];
    let live = false;
    this.#stops.push(
      () => {
        this.#services.metrics.streams.dec();
      },
      this.#services.events.listen({
        rows: (rows) => {
          if (live) this.#send(rows);
          else held.push(...rows);
        },
        resync: () => {
          this.#write('event: resync\ndata: {}\n\n');
        },
      }),
      this.#watchSession(),
    );
    if (lastId !== null) await this.#catchUp(lastId);
    live = true;
    this.#send(held);
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    for (const stop of this.#stops) stop();
    this.#stops = [];
    this.#reply.raw.end();
  }

  async #catchUp(lastId: string): Promise<void> {
    const known = /^\d{1,15}$/u.test(lastId)
      ? await this.#services.events.after(Number(lastId))
      : null;
    if (known === null) {
      this.#write('event: resync\ndata: {}\n\n');
      return;
    }
    // The feed may announce the same rows again a moment later.
    this.#send(known);
    this.#caughtUp = new Set([Number(lastId), ...known.map((row) => row.id)]);
  }

  /** The stream ends with the session: at once on sign-out here, with the next heartbeat otherwise. */
  #watchSession(): () => void {
    const { sessionId } = this.#reader;
    const { readers } = this.#services;
    const stopListening = readers.onEnd((ended) => {
      if (ended === sessionId) this.end();
    });
    const beat = setInterval(() => {
      this.#write(': still here\n\n');
      if (sessionId !== null) void this.#endUnlessLasting(sessionId);
    }, heartbeatMillis);
    return () => {
      stopListening();
      clearInterval(beat);
    };
  }

  async #endUnlessLasting(sessionId: string): Promise<void> {
    const lasts = await this.#services.readers.lasts(sessionId).catch(() => true);
    if (!lasts) this.end();
  }

  #send(rows: readonly FeedRow[]): void {
    const fresh = rows.filter((row) => !this.#caughtUp.has(row.id));
    const visible = fresh.filter((row) =>
      this.#scopesFor(row.type).some((scope) => feedRowInScope(row, scope)),
    );
    const last = visible.at(-1);
    if (last === undefined) return;
    const lines = visible.map(
      (row) =>
        `id: ${String(row.id)}\nevent: ${row.type}\ndata: ${JSON.stringify({ type: row.type, id: row.taskId ?? row.caseId, caseId: row.caseId, version: row.version })}\n\n`,
    );
    // Many changes, one signal: counts are asked for once a batch.
    if (visible.some((row) => counted.has(row.type))) {
      lines.push(
        `id: ${String(last.id)}\nevent: counts-changed\ndata: ${JSON.stringify({ type: 'counts-changed', id: null, version: last.id })}\n\n`,
      );
    }
    this.#write(lines.join(''));
  }

  #write(text: string): void {
    if (!this.#ended) this.#reply.raw.write(text);
  }
}
