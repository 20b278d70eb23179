import * as fc from 'fast-check';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { soundnessOf } from '../../bpmn/simulate/soundness.ts';
import { blocks, drawProcedure, withoutAdHoc, type Block } from '../bpmn/random-procedure.ts';
import { withEvents } from '../bpmn/simulate/with-events.ts';
import { percentile, rounded, type Benchmark, type Measurement } from './measurement.ts';

/** About thirty elements: what an administrator draws. */
const [fewest, most] = [27, 33];
const wanted = 300;
/** The same procedures in every run. */
const drawn = { numRuns: 20_000, seed: 1 };

/** So many of about the wanted size, each changed by its number. */
const procedures = (
  drawings: fc.Arbitrary<Block>,
  change: (procedure: Procedure, index: number) => Procedure,
): readonly Procedure[] => {
  const found: Procedure[] = [];
  for (const [index, block] of fc.sample(drawings, drawn).entries()) {
    const procedure = change(drawProcedure(block), index);
    const count = Object.keys(procedure.elements).length;
    if (count >= fewest && count <= most) found.push(procedure);
    if (found.length === wanted) break;
  }
  return found;
};

const cpuMillisOf = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const measure = (name: string, measured: readonly Procedure[]): Measurement => {
  for (const procedure of measured.slice(0, 10)) soundnessOf(procedure);
  const kinds: Record<string, number> = {};
  const times = measured.map((procedure) =>
    cpuMillisOf(() => {
      const { kind } = soundnessOf(procedure);
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }),
  );
  return {
    name,
    ratio: null,
    bar: { figure: 'p99', atMost: 200 },
    ours: {
      median: rounded(percentile(times, 0.5)),
      p90: rounded(percentile(times, 0.9)),
      p99: rounded(percentile(times, 0.99)),
      most: rounded(Math.max(...times)),
      ...kinds,
    },
    reference: {},
    unit: 'ms of CPU a procedure of 30 elements; how many had which answer',
  };
};

const eventless = (procedure: Procedure): Procedure => procedure;

/** Soundness of what is drawn: in the editor it is asked after each change. */
export const soundness: Benchmark = async () => {
  const ordered = blocks.map(withoutAdHoc);
  return [
    measure('soundness', procedures(ordered, eventless)),
    measure('soundness with every kind of event', procedures(ordered, withEvents)),
    measure('soundness with ad-hoc work besides', procedures(blocks, withEvents)),
  ];
};
