import { describe, expect, it } from 'vitest';
import { createTicker } from '../../../admin-ui/clocks/ticker.ts';

/** A machine whose time moves only when told, and runs what is due. */
function machine(start: number) {
  let now = start;
  let run: (() => void) | null = null;
  return {
    now: () => now,
    every: (_millis: number, tick: () => void) => {
      run = tick;
      return () => {
        run = null;
      };
    },
    pass: (millis: number) => {
      now += millis;
      run?.();
    },
    runs: () => run !== null,
  };
}

describe('the ticker', () => {
  it('tells the time of the server, whatever the machine believes', () => {
    const wrong = machine(0);
    const ticker = createTicker(wrong);
    ticker.synchronize('2026-11-24T06:32:00Z');
    wrong.pass(5000);
    expect(new Date(ticker.now()).toISOString()).toBe('2026-11-24T06:32:05.000Z');
  });

  it('ignores what is no time', () => {
    const ticker = createTicker(machine(7));
    ticker.synchronize('soon');
    expect(ticker.now()).toBe(7);
  });

  it('stands still between ticks, so that a page is drawn from one moment', () => {
    const own = machine(0);
    const ticker = createTicker(own);
    const stop = ticker.subscribe(() => undefined);
    own.pass(1000);
    const drawn = ticker.tickedAt();
    expect(drawn).toBe(1000);
    stop();
    own.pass(400);
    expect(ticker.tickedAt()).toBe(drawn);
  });

  it('runs only while somebody listens, once for all of them', () => {
    const own = machine(0);
    const ticker = createTicker(own);
    let heard = 0;
    const listen = (): (() => void) =>
      ticker.subscribe(() => {
        heard += 1;
      });
    const stops = [listen(), listen()];
    own.pass(1000);
    expect(heard).toBe(2);
    stops.forEach((stop) => {
      stop();
    });
    expect(own.runs()).toBe(false);
  });

  it('counts working time only while it is working time', () => {
    const own = machine(0);
    const ticker = createTicker(own);
    ticker.subscribe(() => undefined);
    own.pass(1000);
    ticker.setWorkingTime(true);
    own.pass(2000);
    own.pass(3000);
    ticker.setWorkingTime(false);
    own.pass(4000);
    expect(ticker.workedAt()).toBe(5000);
    ticker.setWorkingTime(null);
    own.pass(4000);
    expect(ticker.workedAt()).toBe(5000);
  });

  it('does not count the sleep of a machine as work', () => {
    const own = machine(0);
    const ticker = createTicker(own);
    ticker.setWorkingTime(true);
    ticker.subscribe(() => undefined);
    own.pass(9 * 3_600_000);
    expect(ticker.workedAt()).toBe(120_000);
  });
});
