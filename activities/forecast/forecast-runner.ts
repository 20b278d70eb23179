import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ForecastAnswer, ForecastWork, ForecastWorld } from './forecast-work.ts';

/** A thread that runs cases ahead, so that the worker goes on with its cases meanwhile. */
export class ForecastRunner {
  readonly #thread: Worker;

  constructor(world: ForecastWorld) {
    this.#thread = new Worker(new URL('forecast-thread.ts', import.meta.url), {
      workerData: world,
      execArgv: [],
    });
  }

  /** One case at a time. @throws Error when the thread ends, or the signal comes */
  async run(work: ForecastWork, signal: AbortSignal): Promise<ForecastAnswer> {
    const answered = once(this.#thread, 'message', { signal });
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#thread.postMessage(work);
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what forecast-thread.ts posts
    const [answer] = (await answered) as [ForecastAnswer];
    return answer;
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }
}
