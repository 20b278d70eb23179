import type { Kysely } from 'kysely';
import { confirmCommands } from '../migrations/functions/finish-commands.ts';
import type { Database } from '../migrations/schema/index.ts';

const flushMillis = 250;
const largestBatch = 500;

/**
 * Commands whose Updates returned, noted in bulk and behind the answer: the sender need not send them
 * again. Losing a note costs one repeated Update, nothing else.
 */
export class ConfirmQueue {
  readonly #database: Kysely<Database>;
  #waiting: string[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  add(commandId: string): void {
    this.#waiting.push(commandId);
    if (this.#waiting.length >= largestBatch) void this.flush();
    else this.#timer ??= setTimeout(() => void this.flush(), flushMillis);
  }

  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const ids = this.#waiting;
    this.#waiting = [];
    if (ids.length === 0) return;
    await confirmCommands(this.#database, ids).catch(() => undefined);
  }
}
