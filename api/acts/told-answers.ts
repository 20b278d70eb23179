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
  readonly #waiting = new Map<string, (answer: unknown) => void>();

  expect(commandId: string): ExpectedAnswer {
    const { promise, resolve } = Promise.withResolvers<unknown>();
    this.#waiting.set(commandId, resolve);
    return {
      told: promise,
      forget: () => {
        this.#waiting.delete(commandId);
      },
    };
  }

  told(payload: string): void {
    // commands of other processes are told here too
    if (this.#waiting.size === 0) return;
    const said: unknown = JSON.parse(payload);
    if (isRecord(said) && typeof said['command'] === 'string')
      this.#waiting.get(said['command'])?.(said['answer']);
  }

  /** Whoever waits hears it from the engine. */
  missed(): void {
    return undefined;
  }
}
