import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { meetsBar, type Benchmark, type Measurement } from './measurement.ts';

/** Loaded one by one: a benchmark's imports must not weigh on the others. */
const benchmarks: Readonly<Record<string, () => Promise<Benchmark>>> = {
  core: async () => (await import('./core/core.ts')).core,
  loop: async () => (await import('./loop.ts')).loop,
  board: async () => (await import('./board.ts')).board,
  inbox: async () => (await import('./inbox.ts')).inbox,
  screens: async () => (await import('./screens.ts')).screens,
  memory: async () => (await import('./memory.ts')).memory,
  history: async () => (await import('./history.ts')).history,
  forecast: async () => (await import('./forecast.ts')).forecast,
  soundness: async () => (await import('./soundness.ts')).soundness,
};

const help = `npm run bench -- [${Object.keys(benchmarks).join(' | ')}] [--json]

Each benchmark measures the product against a reference in the same run and prints the ratio.

Exit codes: 0 every bar is met, 1 one is missed, 2 could not run.
`;

const load = (): string =>
  loadavg()
    .map((value) => value.toFixed(2))
    .join(' ');

const figures = (values: Readonly<Record<string, number>>): string =>
  Object.entries(values)
    .map(([key, value]) => `${key} ${String(value)}`)
    .join(', ');

/** The bar in words, and whether it is met. */
const barWords = (found: Measurement): string => {
  const { bar } = found;
  if (bar === null) return '';
  const limit =
    bar.atLeast === undefined ? `at most ${String(bar.atMost)}` : `at least ${String(bar.atLeast)}`;
  const what = bar.figure === undefined ? '' : `${bar.figure} `;
  return ` (bar: ${what}${limit}, ${meetsBar(found) ? 'met' : 'MISSED'})`;
};

const line = (found: Measurement): string => {
  const ratio = found.ratio === null ? '' : ` ratio ${String(found.ratio)}`;
  const reference =
    Object.keys(found.reference).length === 0 ? '' : `; reference ${figures(found.reference)}`;
  return `${found.name}:${ratio}${barWords(found)} ours ${figures(found.ours)}${reference} [${found.unit}]${found.note === undefined ? '' : ` · ${found.note}`}`;
};

const readArguments = (): { help: boolean; json: boolean; names: readonly string[] } => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  return { ...values, names: positionals.length === 0 ? Object.keys(benchmarks) : positionals };
};

const main = async (): Promise<number> => {
  const { help: asked, json, names } = readArguments();
  if (asked) {
    process.stdout.write(help);
    return 0;
  }
  const unknown = names.find((name) => benchmarks[name] === undefined);
  if (unknown !== undefined)
    throw new Error(`Expected one of ${Object.keys(benchmarks).join(', ')}, but got ${unknown}`);
  let met = true;
  for (const name of names) {
    process.stderr.write(`· ${name} (machine load ${load()})\n`);
    const run = await benchmarks[name]?.();
    const measurements = await run?.((detail) => {
      process.stderr.write(`    ${detail}\n`);
    });
    for (const found of measurements ?? []) {
      met &&= meetsBar(found);
      const shown = { ...found, met: meetsBar(found), load: load() };
      process.stdout.write(`${json ? JSON.stringify(shown) : line(found)}\n`);
    }
  }
  return met ? 0 : 1;
};

try {
  process.exit(await main());
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(2);
}
