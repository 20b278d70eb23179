import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { percentile, rounded, type Benchmark, type Measurement } from '../measurement.ts';
import { comparableCases, type ComparableCase } from './comparable-cases.ts';
import { leastMicros } from './pace.ts';

const corpus = fileURLToPath(new URL('../../../../shared/bpmn/betsy', import.meta.url));

/** Every case of the corpus that both engines carry to the expected tokens, each one compared by itself. */
export const corpusModels: Benchmark = async (say) => {
  if (!existsSync(corpus)) {
    say(`skipped: there is no corpus at ${corpus}`);
    return [];
  }
  say('the models of the corpus');
  const { cases, notOurs, notTheReference } = await comparableCases(corpus);
  say(`not carried by ours: ${notOurs.join(' ')}`);
  say(`not carried by the reference: ${notTheReference.join(' ')}`);
  return [
    measurementOf(
      await compared(cases),
      `not counted: ${String(notOurs.length)} cases that ours, ${String(notTheReference.length)} that the reference does not carry to the expected tokens`,
    ),
  ];
};

interface Compared {
  readonly name: string;
  readonly ours: number;
  readonly reference: number;
}

const compared = async (cases: readonly ComparableCase[]): Promise<readonly Compared[]> => {
  const found: Compared[] = [];
  for (const { name, ours, reference } of cases) {
    const [mine = 0, theirs = 0] = await leastMicros([ours, reference], 6);
    found.push({ name, ours: mine, reference: theirs });
  }
  return found;
};

const measurementOf = (found: readonly Compared[], note: string): Measurement => {
  const ratios = found.map(({ ours, reference }) => reference / ours);
  const lowest = Math.min(...ratios);
  const slowest = found.find(({ ours, reference }) => reference / ours === lowest);
  return {
    name: 'core-corpus',
    ratio: rounded(lowest, 1),
    bar: { atLeast: 30 },
    ours: {
      cases: found.length,
      microsACase: rounded(mean(found.map(({ ours }) => ours)), 0),
    },
    reference: {
      microsACase: rounded(mean(found.map(({ reference }) => reference)), 0),
      medianRatio: rounded(percentile(ratios, 0.5), 1),
    },
    unit: `CPU microseconds a case; the ratio is the lowest of all cases (${slowest?.name ?? ''})`,
    note,
  };
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
