import { startCentre, type Centre } from '../environment/centre.ts';
import { rounded, type Benchmark, type Measurement } from './measurement.ts';
import {
  anyCondition,
  openCase,
  openTaskOf,
  signInAll,
  takeStep,
  uploadPhoto,
  workedSteps,
  type People,
} from './people.ts';
import { runReference } from './reference/run-reference.ts';

const clientCounts = [1, 4, 16] as const;
const casesPerClient = 6;

interface Prepared {
  readonly task: string;
  readonly before: string;
  readonly after: string;
}

/** Steps a second through HTTP: cases are opened and photos uploaded beforehand, people then work. */
const stepsPerSecond = async (
  centre: Centre,
  people: People,
  condition: { readonly classId: string; readonly condition: string },
  clients: number,
): Promise<number> => {
  const queue: Prepared[] = [];
  for (let n = 0; n < clients * casesPerClient; n += 1) {
    const caseId = await openCase(people, n);
    queue.push({
      task: await openTaskOf(people, caseId),
      before: await uploadPhoto(centre.address, people),
      after: await uploadPhoto(centre.address, people),
    });
  }
  const cases = queue.length;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        let task: string | null = next.task;
        for (const step of workedSteps) {
          if (task === null) throw new Error(`Expected a task ${step.element}, but there is none`);
          task = await takeStep(people, step, task, {
            ...condition,
            before: next.before,
            after: next.after,
          });
        }
      }
    }),
  );
  return (cases * workedSteps.length * 1000) / (performance.now() - started);
};

/**
 * People's steps a second (claim and complete, two requests) against a hand-written Temporal workflow
 * with one Update and one local activity a step, on the same servers in the same run.
 */
export const loop: Benchmark = async (say) => {
  const centre = await startCentre({ env: { BIHUAN_LOG_LEVEL: 'error' } });
  try {
    const people = await signInAll(centre.address);
    const condition = await anyCondition(people);
    say('warm-up');
    await stepsPerSecond(centre, people, condition, 4);
    const found: Measurement[] = [];
    for (const clients of clientCounts) {
      say(`${String(clients)} clients: ours`);
      const ours = await stepsPerSecond(centre, people, condition, clients);
      say(`${String(clients)} clients: reference`);
      const references = await runReference({
        temporalAddress: centre.temporalAddress,
        databaseUrl: centre.databaseUrl,
        clients: [clients],
        casesPerClient: casesPerClient * 2,
      });
      const reference = references.get(clients) ?? 0;
      found.push({
        name: `loop-${String(clients)}`,
        ratio: rounded(ours / reference),
        bar: { atLeast: 0.75 },
        ours: { stepsPerSecond: rounded(ours, 1) },
        reference: { stepsPerSecond: rounded(reference, 1) },
        unit: `steps a second, ${String(clients)} clients`,
      });
    }
    return found;
  } finally {
    await centre.stop();
  }
};
