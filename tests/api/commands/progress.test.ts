import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { showProgress } from '../../../api/commands/progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Stands in for stderr, of a terminal or not. */
const stream = (isTTY: boolean) => {
  const written: string[] = [];
  const out = new Writable({
    write(chunk, _encoding, done) {
      written.push(String(chunk));
      done();
    },
  });
  const terminal = { isTTY, columns: 120, cursorTo: () => true, clearLine: () => true };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a bar asks of a terminal
  const stderr = Object.assign(out, terminal) as unknown as NodeJS.WriteStream;
  return { stderr, text: () => written.join('') };
};

describe('the progress of a command', () => {
  it('is a bar on a terminal, once it takes longer than a second', () => {
    const { stderr, text } = stream(true);
    const progress = showProgress('rows.csv', stderr);
    progress.update(10, 400);
    expect(text()).toBe('');
    vi.advanceTimersByTime(1_100);
    progress.update(100, 400);
    vi.advanceTimersByTime(1_000);
    progress.stop();
    expect(text()).toMatch(/rows\.csv [█░]+ 100\/400 /u);
  });

  it('is a line now and then elsewhere', () => {
    const { stderr, text } = stream(false);
    const progress = showProgress('rows.csv', stderr);
    for (const done of [0, 10, 20, 30]) {
      progress.update(done, 400);
      vi.advanceTimersByTime(2_000);
    }
    progress.stop();
    progress.update(40, 400);
    expect(text()).toBe('rows.csv: 10 of 400\n');
  });
});
