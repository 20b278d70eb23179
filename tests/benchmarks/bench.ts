import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Benchmark, Measurement } from './measurement.ts';

/** Loaded one by one: a benchmark's imports must not weigh on the others. */
const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  core: async () => (await import('./core.ts')).core,
  loop: async () => (await import('./loop.ts')).loop,
  inbox: async () => (await import('./inbox.ts')).inbox,
  memory: async () => (await import('./memory.ts')).memory,
  history: async () => (await import('./history.ts')).history,
};

const help = `npm run bench -- [${Object.keys(benchmarks).join(' | ')}] [--json]

Each benchmark measures the product against a reference in the same run and prints the ratio.
`;

const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(2))
    .join(' ');

const figures = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key} ${String(value)}`)
    .join(', ');

const barWords = (bar: Measurement['bar']): string => {
  if (bar === null) return '';
  return bar.atLeast === undefined
    ? ` (bar: at most ${String(bar.atMost)})`
    : ` (bar: at least ${String(bar.atLeast)})`;
};

const line = (found: Measurement): string => {
  const ratio = found.ratio === null ? '' : ` ratio ${String(found.ratio)}${barWords(found.bar)};`;
  const reference =
    Object.keys(found.reference).length === 0 ? '' : `; reference ${figures(found.reference)}`;
  return `${found.name}:${ratio} ours ${figures(found.ours)}${reference} [${found.unit}]${found.note === undefined ? '' : ` · ${found.note}`}`;
};

const main = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const names = positionals.length === 0 ? Object.keys(benchmarks) : positionals;
  for (const name of names) {
    const loadOne = benchmarks[name];
    if (loadOne === undefined) {
      process.stderr.write(
        `Expected one of ${Object.keys(benchmarks).join(', ')}, but got ${name}\n`,
      );
      return 2;
    }
    process.stderr.write(`· ${name} (machine load ${load()})\n`);
    const run = await loadOne();
    const found = await run((detail) => {
      process.stderr.write(`    ${detail}\n`);
    });
    for (const measurement of found) {
      process.stdout.write(
        `${values.json ? JSON.stringify({ ...measurement, load: load() }) : line(measurement)}\n`,
      );
    }
  }
  return 0;
};

process.exit(await main());
