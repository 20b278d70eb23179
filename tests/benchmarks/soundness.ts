import * as fc from 'fast-check';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { soundnessOf } from '../../bpmn/simulate/soundness.ts';
import { blocks, drawProcedure, withoutAdHoc } from '../bpmn/random-procedure.ts';
import { withEvents } from '../bpmn/simulate/with-events.ts';
import { percentile, rounded, type Benchmark, type Measurement } from './measurement.ts';

/** About thirty elements: what an administrator draws. */
const [fewest, most] = [27, 33];
const wanted = 60;
/** The same procedures in every run. */
const drawn = { numRuns: 4000, seed: 1 };

const isWanted = ({ elements }: Procedure): boolean => {
  const count = Object.keys(elements).length;
  return count >= fewest && count <= most;
};

const cpuMillisOf = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

const measure = (
  name: string,
  drawings: readonly Procedure[],
  bar: 'p90' | 'median',
): Measurement => {
  const procedures = drawings.filter(isWanted).slice(0, wanted);
  for (const procedure of procedures.slice(0, 10)) soundnessOf(procedure);
  const kinds: Record<string, number> = {};
  const times = procedures.map((procedure) =>
    cpuMillisOf(() => {
      const { kind } = soundnessOf(procedure);
      kinds[kind] = (kinds[kind] ?? 0) + 1;
    }),
  );
  return {
    name,
    ratio: null,
    bar: { figure: bar, atMost: 200 },
    ours: {
      median: rounded(percentile(times, 0.5)),
      p90: rounded(percentile(times, 0.9)),
      most: rounded(Math.max(...times)),
      ...kinds,
    },
    reference: {},
    unit: 'ms of CPU a procedure of 30 elements; how many had which answer',
  };
};

/** Soundness of what is drawn: in the editor it is asked after each change. */
export const soundness: Benchmark = async () => {
  const plain = fc.sample(blocks.map(withoutAdHoc), drawn).map((block) => drawProcedure(block));
  const eventful = plain.map(withEvents);
  const adHoc = fc
    .sample(blocks, drawn)
    .map((block, index) => withEvents(drawProcedure(block), index));
  return [
    measure('soundness', plain, 'p90'),
    measure('soundness with every kind of event', eventful, 'p90'),
    // What people may begin in any order, and undo, has many markings: up to the limit.
    measure('soundness with ad-hoc sub-processes and every kind of event', adHoc, 'median'),
  ];
};
