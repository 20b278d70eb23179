import type { ActResult } from './contract.ts';

/** Answers of the last commands: the server forgets them with each run, the case does not. */
export class ProcessedCommands {
  readonly #answers: Map<string, ActResult>;
  /** Older answers are in the table of commands, which the sender asks first. */
  static readonly capacity = 100;

  constructor(answers: Iterable<readonly [string, ActResult]>) {
    this.#answers = new Map(answers);
  }

  get(commandId: string): ActResult | undefined {
    return this.#answers.get(commandId);
  }

  add(commandId: string, result: ActResult): void {
    this.#answers.set(commandId, result);
    if (this.#answers.size <= ProcessedCommands.capacity) return;
    const [oldest] = this.#answers.keys();
    if (oldest !== undefined) this.#answers.delete(oldest);
  }

  toJSON(): readonly (readonly [string, ActResult])[] {
    return [...this.#answers];
  }
}
