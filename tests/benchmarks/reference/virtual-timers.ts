interface Timer {
  readonly at: number;
  readonly delay: number;
  readonly run: () => void;
}

/** Timers for bpmn-engine that fire when they are told to, not when time has passed. */
export class VirtualTimers {
  now = 0;
  readonly #waiting = new Set<Timer>();

  get executing(): readonly Timer[] {
    return [...this.#waiting];
  }

  register(): this {
    return this;
  }

  readonly setTimeout = (
    callback: (...args: unknown[]) => void,
    delay: number,
    ...args: unknown[]
  ): Timer => {
    const timer: Timer = {
      at: this.now + Math.max(delay, 0),
      delay,
      run: () => {
        callback(...args);
      },
    };
    this.#waiting.add(timer);
    return timer;
  };

  readonly clearTimeout = (timer: Timer): void => {
    this.#waiting.delete(timer);
  };

  /** Fires everything that is due by then, in order of time. */
  runUntil(limit: number): void {
    for (let next = this.#next(limit); next !== null; next = this.#next(limit)) {
      this.#waiting.delete(next);
      this.now = next.at;
      next.run();
    }
  }

  #next(limit: number): Timer | null {
    let first: Timer | null = null;
    for (const timer of this.#waiting) {
      if (timer.at <= limit && (first === null || timer.at < first.at)) first = timer;
    }
    return first;
  }
}
