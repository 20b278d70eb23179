import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { rounded, type Benchmark, type Measurement } from '../measurement.ts';
import { CaseOfTasks } from './case-of-tasks.ts';
import { procedureOf } from './delivered-case.ts';
import { blocks, inTurn, limitedPath, loop, stepsOfBlock } from './generated-diagrams.ts';
import { leastMicros } from './pace.ts';

const bar = { atMost: 1.2 } as const;
const windows = 40;
/** A case that does not go round keeps every instance: what a step copies must not be as long as that. */
const longCases = [
  { name: 'core-steps-loop', diagram: loop(1100), note: 'a loop' },
  {
    name: 'core-steps-turns',
    diagram: inTurn(1100),
    note: 'turns of a multi-instance, all kept',
  },
  { name: 'core-steps-line', diagram: limitedPath(1100), note: 'tasks, all kept' },
] as const;

/** What the 1,000th step costs beside the 10th, and a step among 300 elements beside one among 30. */
export const flatCost: Benchmark = async (say) => {
  const found: Measurement[] = [];
  for (const { name, diagram, note } of longCases) {
    say(`the 1,000th step beside the 10th: ${note}`);
    const procedure = await procedureOf(diagram.xml());
    const works = [
      stepsOf(procedure, around(10)),
      stepsOf(procedure, around(1000)),
      () => void new CaseOfTasks(procedure).upTo(1001),
    ];
    const [tenth = 0, thousandth = 0, all = 0] = await leastMicros(works, windows);
    const steps = around(10).length;
    found.push({
      name,
      ratio: rounded(thousandth / tenth),
      bar,
      ours: { thousandthMicros: rounded(thousandth / steps), meanOfAllMicros: rounded(all / 1000) },
      reference: { tenthMicros: rounded(tenth / steps) },
      unit: 'CPU microseconds a step',
      note,
    });
  }
  say('a step among 300 elements beside one among 30');
  return [...found, await bySize()];
};

/** A step and those before and after it: one alone would show what its state happens to hold. */
const around = (number: number): readonly number[] =>
  Array.from({ length: 10 }, (_, n) => number - 5 + n);

/** Applies some steps of a case, each to the state that it finds, again and again. */
const stepsOf = (procedure: Procedure, numbers: readonly number[]): (() => void) => {
  const cases = numbers.map((number) => new CaseOfTasks(procedure).upTo(number));
  return () => {
    for (const one of cases) one.tryStep();
  };
};

/** The steps of three blocks: all that the small procedure has; the first, the middle and the last of the large one. */
const ofBlocks = (...blockNumbers: readonly number[]): readonly number[] =>
  blockNumbers.flatMap((block) =>
    Array.from({ length: stepsOfBlock }, (_, n) => (block - 1) * stepsOfBlock + n + 1),
  );

const bySize = async (): Promise<Measurement> => {
  const numbers = { small: ofBlocks(1, 2, 3), large: ofBlocks(1, 17, 33) };
  const [small = 0, large = 0] = await leastMicros(
    [
      stepsOf(await procedureOf(blocks(30).xml()), numbers.small),
      stepsOf(await procedureOf(blocks(300).xml()), numbers.large),
    ],
    windows,
  );
  return {
    name: 'core-size',
    ratio: rounded(large / small),
    bar,
    ours: { largeMicros: rounded(large / numbers.large.length) },
    reference: { smallMicros: rounded(small / numbers.small.length) },
    unit: 'CPU microseconds a step',
    note: '300 elements, then 30: exclusive choices, inclusive forks and joins',
  };
};
