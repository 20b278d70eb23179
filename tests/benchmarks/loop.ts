import { startCentre, type Centre } from '../environment/centre.ts';
import type { CpuPerUnit } from './cpu-time.ts';
import { rounded, type Benchmark, type Measurement } from './measurement.ts';
import { cpuOf, stepsPerSecond, timed, type Processes, type Round } from './pace.ts';
import {
  conditionOf,
  openCase,
  openTaskOf,
  signInAll,
  takeStep,
  uploadPhoto,
  workedSteps,
  type People,
} from './people.ts';
import { startReference, type Reference } from './reference/hand-written-people.ts';
import { steps as handWrittenSteps } from './reference/hand-written-workflow.ts';

const clientCounts = [1, 4, 16] as const;
/** As many as the hand-written workflow has: what the end of a case costs is not a step of people. */
const countedSteps = workedSteps.slice(0, handWrittenSteps.length);
/** Ours and the reference take turns, so that what else the machine does weighs on both alike. */
const rounds = 8;
const casesFor = (clients: number): number => Math.max(clients * 2, 8);

interface Prepared {
  readonly task: string;
  readonly before: string;
  readonly after: string;
}

const serversOf = (centre: Centre): Processes => ({
  temporal: () => centre.pid('temporal'),
  postgres: () => centre.pid('postgres'),
});

/** People at work through HTTP: cases are opened and photos uploaded beforehand. */
const work = async (
  centre: Centre,
  people: People,
  condition: { readonly classId: string; readonly condition: string },
  clients: number,
): Promise<Round> => {
  const queue: Prepared[] = [];
  for (let n = 0; n < casesFor(clients); n += 1) {
    const caseId = await openCase(people, n);
    queue.push({
      task: await openTaskOf(people, caseId),
      before: await uploadPhoto(centre.address, people),
      after: await uploadPhoto(centre.address, people),
    });
  }
  const carry = async (given: Prepared): Promise<void> => {
    let task: string | null = given.task;
    for (const step of countedSteps) {
      if (task === null) throw new Error(`Expected a task ${step.element}, but there is none`);
      task = await takeStep(people, step, task, { ...condition, ...given });
    }
  };
  return timed(
    {
      ...serversOf(centre),
      worker: () => centre.pid('worker'),
      api: () => centre.pid('api'),
      people: () => process.pid,
    },
    queue.length * countedSteps.length,
    async () => {
      await Promise.all(
        Array.from({ length: clients }, async () => {
          for (let next = queue.shift(); next !== undefined; next = queue.shift())
            await carry(next);
        }),
      );
    },
  );
};

const words = (cpu: CpuPerUnit): string =>
  Object.entries(cpu)
    .map(([name, millis]) => `${name} ${String(millis)}`)
    .join(', ');

const measurementOf = (
  clients: number,
  ours: readonly Round[],
  reference: readonly Round[],
): Measurement => ({
  name: `loop-${String(clients)}`,
  ratio: rounded(stepsPerSecond(ours) / stepsPerSecond(reference)),
  bar: { atLeast: 0.75 },
  ours: { stepsPerSecond: rounded(stepsPerSecond(ours), 1) },
  reference: { stepsPerSecond: rounded(stepsPerSecond(reference), 1) },
  unit: `steps a second, ${String(clients)} clients`,
  note: `CPU ms a step: ours ${words(cpuOf(ours))}; reference ${words(cpuOf(reference))}`,
});

/**
 * People's steps a second (claim and complete, two requests) on the first five tasks of the straight
 * path, against a hand-written Temporal workflow that does five steps with a claim in SQL, one Update
 * and one local activity each, on the same servers in the same run. Both are warm when they are counted.
 */
export const loop: Benchmark = async (say) => {
  const centre = await startCentre({ env: { BIHUAN_LOG_LEVEL: 'error' } });
  let reference: Reference | null = null;
  try {
    const people = await signInAll(centre.address);
    const condition = await conditionOf(people);
    reference = await startReference({ ...centre, servers: serversOf(centre) });
    const most = Math.max(...clientCounts);
    say('warm-up: ours');
    await work(centre, people, condition, most);
    say('warm-up: reference');
    await reference.work(most, casesFor(most) * 2);
    const found: Measurement[] = [];
    for (const clients of clientCounts) {
      const ours: Round[] = [];
      const theirs: Round[] = [];
      for (let round = 1; round <= rounds; round += 1) {
        say(`${String(clients)} clients: round ${String(round)} of ${String(rounds)}`);
        ours.push(await work(centre, people, condition, clients));
        theirs.push(await reference.work(clients, casesFor(clients) * 2));
      }
      found.push(measurementOf(clients, ours, theirs));
    }
    return found;
  } finally {
    await reference?.stop();
    await centre.stop();
  }
};
