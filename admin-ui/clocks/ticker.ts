/** What the ticker needs of the machine; tests give their own. */
export interface Machine {
  now(): number;
  every(millis: number, run: () => void): () => void;
}

/**
 * One shared ticker a page, on the server's time (screens section 5): the machine's clock only
 * measures how long ago the server told its time. Times are epoch milliseconds.
 */
export interface Ticker {
  /** The server's time at this moment. */
  now(): number;
  /** The server's time at the last tick; stable between ticks. */
  tickedAt(): number;
  /** Working time in milliseconds that passed since the page was opened; stable between ticks. */
  workedAt(): number;
  /** Tells the server's time, as an answer that has just arrived said it. */
  synchronize(serverTime: string | number): void;
  /** Whether it is working time now; null (no calendar) counts as not. */
  setWorkingTime(working: boolean | null): void;
  /** Calls `listener` at every tick, once a second, until the returned function is called. */
  readonly subscribe: (listener: () => void) => () => void;
}

const tickMillis = 1000;
/** A longer gap between ticks is a sleeping machine: fresh data follows, nothing is counted for it. */
const longestStep = 2 * 60_000;

export function createTicker(machine: Machine): Ticker {
  const listeners = new Set<() => void>();
  let offset = 0;
  let working = false;
  let worked = 0;
  let last = machine.now();
  let stop: (() => void) | null = null;

  const advance = (): void => {
    const now = machine.now();
    worked += working ? Math.min(Math.max(0, now - last), longestStep) : 0;
    last = now;
  };
  const tick = (): void => {
    advance();
    for (const listener of listeners) {
      listener();
    }
  };
  return {
    now: () => machine.now() + offset,
    tickedAt: () => last + offset,
    workedAt: () => worked,
    synchronize: (serverTime) => {
      const told = typeof serverTime === 'number' ? serverTime : Date.parse(serverTime);
      if (Number.isFinite(told)) {
        offset = told - machine.now();
        tick();
      }
    },
    setWorkingTime: (value) => {
      advance();
      working = value === true;
    },
    subscribe: (listener) => {
      if (listeners.size === 0) {
        advance();
        stop = machine.every(tickMillis, tick);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) {
          stop?.();
          stop = null;
        }
      };
    },
  };
}

/** The page's ticker. */
export const ticker: Ticker = createTicker({
  now: () => Date.now(),
  every: (millis, run) => {
    const timer = setInterval(run, millis);
    return () => {
      clearInterval(timer);
    };
  },
});
