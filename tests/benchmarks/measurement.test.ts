import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { meetsBar, type Measurement } from './measurement.ts';

const measured = (
  ratio: number | null,
  bar: Measurement['bar'],
  ours: Measurement['ours'] = {},
): Measurement => ({ name: 'm', ratio, bar, ours, reference: {}, unit: 'x' });

describe('a measurement', () => {
  it.each([
    [measured(0.75, { atLeast: 0.75 }), true],
    [measured(0.74, { atLeast: 0.75 }), false],
    [measured(2, { atMost: 2 }), true],
    [measured(2.01, { atMost: 2 }), false],
    [measured(null, { figure: 'p99', atMost: 25 }, { p99: 25 }), true],
    [measured(null, { figure: 'p99', atMost: 25 }, { p99: 25.1 }), false],
    [measured(9, { figure: 'p99', atMost: 25 }, { p99: 30 }), false],
    [measured(null, null), true],
  ])('%j meets its bar: %s', (measurement, met) => {
    expect(meetsBar(measurement)).toBe(met);
  });

  it('without the figure of its bar is no success', () => {
    expect(() => meetsBar(measured(null, { atMost: 2 }))).toThrow('the bar of m');
    expect(() => meetsBar(measured(Number.NaN, { atMost: 2 }))).toThrow('the bar of m');
    expect(() => meetsBar(measured(1, { figure: 'p', atMost: 2 }))).toThrow('the bar of m');
  });
});

describe('npm run bench', () => {
  it.each([
    [['--help'], 0, 'Exit codes: 0 every bar is met, 1 one is missed, 2 could not run'],
    [['nothing'], 2, 'but got nothing'],
    [['--fast'], 2, '--fast'],
  ] as const)('%j', (args, status, words) => {
    const ended = spawnSync(process.execPath, ['tests/benchmarks/bench.ts', ...args], {
      encoding: 'utf8',
    });
    expect(ended.status).toBe(status);
    expect(ended.stdout + ended.stderr).toContain(words);
  });
});
