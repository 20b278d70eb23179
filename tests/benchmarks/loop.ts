import { startCentre, type Centre } from '../environment/centre.ts';
import { cpuPerUnit, type CpuPerUnit } from './cpu-time.ts';
import { rounded, type Benchmark, type Measurement } from './measurement.ts';
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
import { steps as handWrittenSteps } from './reference/hand-written-workflow.ts';
import { runReference, type Pace } from './reference/run-reference.ts';

const clientCounts = [1, 4, 16] as const;
/** As many as the hand-written workflow has: what the end of a case costs is not a step of people. */
const countedSteps = workedSteps.slice(0, handWrittenSteps.length);
const casesFor = (clients: number): number => Math.max(clients * 6, 24);

interface Prepared {
  readonly task: string;
  readonly before: string;
  readonly after: string;
}

const serversOf = (centre: Centre): Readonly<Record<string, () => number>> => ({
  temporal: () => centre.pid('temporal'),
  postgres: () => centre.pid('postgres'),
});

/** People at work through HTTP: cases are opened and photos uploaded beforehand. */
const work = async (
  centre: Centre,
  people: People,
  condition: { readonly classId: string; readonly condition: string },
  clients: number,
): Promise<Pace> => {
  const queue: Prepared[] = [];
  for (let n = 0; n < casesFor(clients); n += 1) {
    const caseId = await openCase(people, n);
    queue.push({
      task: await openTaskOf(people, caseId),
      before: await uploadPhoto(centre.address, people),
      after: await uploadPhoto(centre.address, people),
    });
  }
  const steps = queue.length * countedSteps.length;
  const carry = async (given: Prepared): Promise<void> => {
    let task: string | null = given.task;
    for (const step of countedSteps) {
      if (task === null) throw new Error(`Expected a task ${step.element}, but there is none`);
      task = await takeStep(people, step, task, { ...condition, ...given });
    }
  };
  const started = performance.now();
  const cpu = await cpuPerUnit(
    {
      ...serversOf(centre),
      worker: () => centre.pid('worker'),
      api: () => centre.pid('api'),
      people: () => process.pid,
    },
    steps,
    async () => {
      await Promise.all(
        Array.from({ length: clients }, async () => {
          for (let next = queue.shift(); next !== undefined; next = queue.shift())
            await carry(next);
        }),
      );
    },
  );
  return { stepsPerSecond: (steps * 1000) / (performance.now() - started), cpu };
};

const words = (cpu: CpuPerUnit): string =>
  Object.entries(cpu)
    .map(([name, millis]) => `${name} ${String(millis)}`)
    .join(', ');

/**
 * People's steps a second (claim and complete, two requests) on the first five tasks of the straight
 * path, against a hand-written Temporal workflow that does five steps with one Update and one local
 * activity each, on the same servers in the same run.
 */
export const loop: Benchmark = async (say) => {
  const centre = await startCentre({ env: { BIHUAN_LOG_LEVEL: 'error' } });
  try {
    const people = await signInAll(centre.address);
    const condition = await conditionOf(people);
    say('warm-up');
    await work(centre, people, condition, 4);
    const found: Measurement[] = [];
    for (const clients of clientCounts) {
      say(`${String(clients)} clients: ours`);
      const ours = await work(centre, people, condition, clients);
      say(`${String(clients)} clients: reference`);
      const reference = await runReference({
        temporalAddress: centre.temporalAddress,
        databaseUrl: centre.databaseUrl,
        clients,
        cases: casesFor(clients) * 2,
        servers: serversOf(centre),
      });
      found.push({
        name: `loop-${String(clients)}`,
        ratio: rounded(ours.stepsPerSecond / reference.stepsPerSecond),
        bar: { atLeast: 0.75 },
        ours: { stepsPerSecond: rounded(ours.stepsPerSecond, 1) },
        reference: { stepsPerSecond: rounded(reference.stepsPerSecond, 1) },
        unit: `steps a second, ${String(clients)} clients`,
        note: `CPU ms a step: ours ${words(ours.cpu)}; reference ${words(reference.cpu)}`,
      });
    }
    return found;
  } finally {
    await centre.stop();
  }
};
