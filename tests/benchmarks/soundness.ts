import * as fc from 'fast-check';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { firstLook, soundnessOf } from '../../bpmn/simulate/soundness.ts';
import { blocks, drawProcedure, withoutAdHoc, type Block } from '../bpmn/random-procedure.ts';
import { mutated, mutations } from '../bpmn/simulate/mutated.ts';
import { withEvents } from '../bpmn/simulate/with-events.ts';
import { percentile, rounded, type Benchmark, type Measurement } from './measurement.ts';
import { yardstick } from './yardstick.ts';

/** About thirty elements: what an administrator draws. */
const [fewest, greatest] = [27, 33];
const wanted = 300;
/** The same procedures in every run. */
const drawn = { numRuns: 20_000, seed: 1 };

/** So many of about the wanted size, each made of what was drawn and of its number. */
const procedures = <T>(
  drawings: fc.Arbitrary<T>,
  made: (drawing: T, index: number) => Procedure,
): readonly Procedure[] => {
  const found: Procedure[] = [];
  for (const [index, drawing] of fc.sample(drawings, drawn).entries()) {
    const procedure = made(drawing, index);
    const count = Object.keys(procedure.elements).length;
    if (count >= fewest && count <= greatest) found.push(procedure);
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

const firstLookAt = (procedure: Procedure) => soundnessOf(procedure, { effort: firstLook });

/** The first look at each, and the whole one at what that leaves open: how long, and what came of it. */
const measure = (name: string, measured: readonly Procedure[]): Measurement => {
  for (const procedure of measured.slice(0, 10)) firstLookAt(procedure);
  const open: Procedure[] = [];
  const kinds: Record<string, number> = {};
  const count = (kind: string): void => {
    kinds[kind] = (kinds[kind] ?? 0) + 1;
  };
  const times = measured.map((procedure) =>
    cpuMillisOf(() => {
      const first = firstLookAt(procedure);
      if ('cutShort' in first) open.push(procedure);
      else count(first.kind);
    }),
  );
  const longer = open.map((procedure) =>
    cpuMillisOf(() => {
      count(`then ${soundnessOf(procedure).kind}`);
    }),
  );
  const most = Math.max(...times);
  const reference = yardstick();
  return {
    name,
    ratio: rounded(most / reference),
    bar: { figure: 'most', atMost: 200 },
    ours: {
      median: rounded(percentile(times, 0.5)),
      p90: rounded(percentile(times, 0.9)),
      p99: rounded(percentile(times, 0.99)),
      most: rounded(most),
      ...kinds,
      ...(longer.length === 0 ? {} : { 'then most': rounded(Math.max(...longer)) }),
    },
    reference: { yardstick: rounded(reference) },
    unit: 'ms of CPU a first look at 30 elements; how many had which answer, then those left open at the whole look',
  };
};

const eventful = (block: Block, index: number): Procedure =>
  withEvents(drawProcedure(block), index);

/** Soundness of what is drawn: in the editor it is asked after each change, and the drawing is often half done. */
export const soundness: Benchmark = async () => {
  const ordered = blocks.map(withoutAdHoc);
  return [
    measure(
      'soundness',
      procedures(ordered, (block) => drawProcedure(block)),
    ),
    measure('soundness with every kind of event', procedures(ordered, eventful)),
    measure('soundness with ad-hoc work besides', procedures(blocks, eventful)),
    measure(
      'soundness of all that with a mistake',
      procedures(fc.tuple(blocks, mutations), ([block, mutation], index) =>
        mutated(eventful(block, index), mutation),
      ),
    ),
  ];
};
