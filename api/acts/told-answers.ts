import type { ChannelListener } from '../events/notifications.ts';
import { isRecord } from '../../domain/is-record.ts';

/** The answer of one command, as soon as it is committed. */
export interface ExpectedAnswer {
  /** What the command row keeps; never settles when nothing is told. */
  readonly told: Promise<unknown>;
  /** No longer waited for. */
  forget(): void;
}

/** Answers of commands, told by the database with their commit; takes the channel `bihuan_answers`. */
export class ToldAnswers implements ChannelListener {
  /** By command; a request that is repeated waits for the same one. */
  readonly #waiting = new Map<string, Set<(answer: unknown) => void>>();

  expect(commandId: string): ExpectedAnswer {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    const waiting = this.#waiting.get(commandId) ?? new Set();
    this.#waiting.set(commandId, waiting.add(resolve));
    return {
      told: promise,
      forget: () => {
        waiting.delete(resolve);
        if (waiting.size === 0) this.#waiting.delete(commandId);
      },
    };
  }

  told(payload: string): void {
    // commands of other processes are told here too
    if (this.#waiting.size === 0) return;
    const said: unknown = JSON.parse(payload);
    if (!isRecord(said) || typeof said['command'] !== 'string') return;
    for (const tell of this.#waiting.get(said['command']) ?? []) tell(said['answer']);
  }

  /** Whoever waits hears it from the engine. */
  missed(): void {
    return undefined;
  }
}
