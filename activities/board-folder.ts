import type { Db } from '../migrations/functions/call-function.ts';
import { foldBoard } from '../migrations/functions/fold-board.ts';
import type { Logger } from './logger.ts';
import { pauseUnless } from './pause-unless.ts';

const betweenFoldsMillis = 5_000;

/**
 * Adds up what the steps of cases have appended to the counts of the board. Readers are right without
 * it, and slower the more there is; several workers take turns.
 */
export class BoardFolder {
  readonly #db: Db;
  readonly #log: Logger;

  constructor(services: { readonly db: Db; readonly log: Logger }) {
    this.#db = services.db;
    this.#log = services.log;
  }

  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await foldBoard(this.#db, new Date());
      } catch (error) {
        this.#log.error({ err: error }, 'adding up the counts of the board failed');
      }
      await pauseUnless(signal, betweenFoldsMillis);
    }
  }
}
