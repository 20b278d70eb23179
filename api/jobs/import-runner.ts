import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { importPlace } from '../uploads/file-places.ts';
import { forgetFile } from './forget-file.ts';
import { ImportCancelled, type ImportContext, ImportStopped } from './import-context.ts';
import { importHandlers } from './import-kinds.ts';
import type { JobRow } from './job-store.ts';
import { UnreadableFile } from './rows/source-row.ts';

/** How often a process looks for jobs that another one left behind. */
const patrolMillis = 30_000;
const longestPauseMillis = 10_000;
/** A job that throws this often without getting one row further is broken, not unlucky. */
const attemptsWithoutProgress = 6;

/**
 * Runs import jobs one after another. Everything it needs stands in the job's row, so a job that a
 * killed process left is taken up by the next one; a lock of Postgres that dies with the connection
 * keeps two processes from the same job.
 */
export class ImportRunner {
  readonly #context: ImportContext;
  /** Doubled after each failure without progress. */
  readonly #firstPauseMillis: number;
  readonly #stop = new AbortController();
  #loop: Promise<void> | null = null;
  #wake: (() => void) | null = null;
  #woken = false;

  constructor(context: ImportContext, firstPauseMillis = 500) {
    this.#context = context;
    this.#firstPauseMillis = firstPauseMillis;
  }

  /** Begins with what is unfinished; call once. */
  start(): void {
    this.#loop ??= this.#run();
  }

  /** There is a new job. */
  wake(): void {
    this.#woken = true;
    this.#wake?.();
  }

  /** Lets the rows in flight finish; the job goes on at the next start. */
  async stop(): Promise<void> {
    this.#stop.abort();
    this.#wake?.();
    await this.#loop;
  }

  get #stopped(): boolean {
    return this.#stop.signal.aborted;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      this.#woken = false;
      try {
        await this.#runOpenJobs();
      } catch (error) {
        this.#context.log.warn({ err: error }, 'imports wait for the database');
      }
      await this.#pause();
    }
  }

  async #pause(): Promise<void> {
    if (this.#woken || this.#stopped) {
      return;
    }
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    const cancel = new AbortController();
    const patrol = sleep(patrolMillis, undefined, { ref: false, signal: cancel.signal }).catch(
      () => undefined,
    );
    await Promise.race([woken, patrol]);
    cancel.abort();
    this.#wake = null;
  }

  async #runOpenJobs(): Promise<void> {
    for (const id of await this.#context.store.open()) {
      if (this.#stopped) {
        return;
      }
      await this.#runLocked(id);
    }
  }

  /** Session lock on a connection of its own: it ends when the process does. */
  async #runLocked(id: string): Promise<void> {
    await this.#context.database.connection().execute(async (connection) => {
      const key = lockKey(id);
      const answer = await sql<{
        locked: boolean;
      }>`select pg_try_advisory_lock(${key}::bigint) as locked`.execute(connection);
      if (answer.rows[0]?.locked !== true) {
        return;
      }
      try {
        await this.#runWithPatience(id);
      } finally {
        await sql`select pg_advisory_unlock(${key}::bigint)`.execute(connection);
      }
    });
  }

  async #runWithPatience(id: string): Promise<void> {
    let failures = 0;
    let reached = -1;
    while (!this.#stopped) {
      const job = await this.#context.store.find(id);
      if (job === undefined || hasEnded(job)) {
        return;
      }
      failures = job.next_row > reached ? 0 : failures + 1;
      reached = job.next_row;
      if (failures >= attemptsWithoutProgress) {
        await this.#context.store.fail(id, 'internal-error');
        return;
      }
      if (await this.#attempt(id)) {
        return;
      }
      await this.#rest(Math.min(this.#firstPauseMillis * 2 ** failures, longestPauseMillis));
    }
  }

  /** Ends early when the process goes down. */
  async #rest(millis: number): Promise<void> {
    await sleep(millis, undefined, { ref: false, signal: this.#stop.signal }).catch(
      () => undefined,
    );
  }

  /** True when the job has ended, well or not; false when it should be tried again. */
  async #attempt(id: string): Promise<boolean> {
    const job = await this.#context.store.find(id);
    if (job === undefined) {
      return true;
    }
    const path = importPlace(this.#context.filesDirectory, job.file_hash);
    try {
      if (job.state === 'waiting' || job.total === 0) {
        await this.#context.store.begin(id, job.total);
      }
      await importHandlers[job.kind](this.#context, { job, path, signal: this.#stop.signal });
      await this.#context.store.finish(id);
    } catch (error) {
      if (error instanceof ImportStopped) {
        return true;
      }
      const code = codeOfFile(error);
      if (code === null && !(error instanceof ImportCancelled)) {
        this.#context.log.warn({ err: error, job: id }, 'import interrupted, will go on');
        return false;
      }
      await (code === null
        ? this.#context.store.endCancelled(id)
        : this.#context.store.fail(id, code));
    }
    await this.#context.database
      .transaction()
      .execute(async (transaction) =>
        forgetFile(transaction, this.#context.filesDirectory, job.file_hash),
      );
    return true;
  }
}

const hasEnded = ({ state }: JobRow): boolean =>
  state === 'done' || state === 'failed' || state === 'cancelled';

function codeOfFile(error: unknown): string | null {
  if (error instanceof UnreadableFile) {
    return error.code;
  }
  const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return missing ? 'file-missing' : null;
}

function lockKey(id: string): string {
  return createHash('sha256').update(`import:${id}`).digest().readBigInt64BE(0).toString();
}
