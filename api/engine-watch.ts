import type { CaseClient, EngineHealth } from './case-client.ts';

/** The health of the engine, and since when it has been away. */
export interface WatchedHealth extends EngineHealth {
  /** When this process first asked in vain; null while the engine answers and a worker polls. */
  readonly awaySince: Date | null;
}

/** Remembers since when the engine is away: whoever asks how it is keeps that true. */
export class EngineWatch {
  readonly #engine: Pick<CaseClient, 'health'>;
  readonly #now: () => Date;
  #awaySince: Date | null = null;

  constructor(engine: Pick<CaseClient, 'health'>, now: () => Date) {
    this.#engine = engine;
    this.#now = now;
  }

  async look(): Promise<WatchedHealth> {
    const asked = this.#now();
    const health = await this.#engine.health();
    this.#awaySince = health.reachable && health.workerPolls ? null : (this.#awaySince ?? asked);
    return { ...health, awaySince: this.#awaySince };
  }
}
