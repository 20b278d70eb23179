import type { ActResult } from './contract.ts';

type Answer = readonly [commandId: string, result: ActResult];

/** Answers of the last commands: the server forgets them with each run, the case does not. */
export class ProcessedCommands {
  readonly #answers: Map<string, ActResult>;
  /** Older answers are in the table of commands, which the sender asks first. */
  static readonly capacity = 100;
  /** What all of them together tell of open tasks: some 250 bytes each, and a payload has 2 MiB. */
  static readonly carriedTasks = 2000;

  constructor(answers: Iterable<Answer>) {
    this.#answers = new Map(answers);
  }

  get(commandId: string): ActResult | undefined {
    return this.#answers.get(commandId);
  }

  /** The answers of one projection: all of them are waited for, however many they are. */
  add(answers: readonly Answer[]): void {
    for (const [commandId, result] of answers) this.#answers.set(commandId, result);
    const most = Math.max(ProcessedCommands.capacity, answers.length);
    for (const commandId of this.#answers.keys()) {
      if (this.#answers.size <= most) return;
      this.#answers.delete(commandId);
    }
  }

  /** That they were answered is kept of all, the open tasks only of the last. */
  toJSON(): readonly Answer[] {
    let left = ProcessedCommands.carriedTasks;
    return [...this.#answers]
      .toReversed()
      .map(([commandId, result]): Answer => {
        left -= result.tasks.length;
        return [commandId, left < 0 ? { ...result, tasks: [] } : result];
      })
      .toReversed();
  }
}
