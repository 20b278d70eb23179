import { cpuPerUnit, type CpuPerUnit } from './cpu-time.ts';
import { rounded } from './measurement.ts';

/** Who works: the processes whose CPU time is counted, by name, with their ids as of now. */
export type Processes = Readonly<Record<string, () => number>>;

/** A number of steps taken in a row, and what a step cost each process. */
export interface Round {
  readonly steps: number;
  readonly millis: number;
  /** CPU milliseconds a step. */
  readonly cpu: CpuPerUnit;
}

/** Takes `steps` steps by `run` and counts them. */
export const timed = async (
  processes: Processes,
  steps: number,
  run: () => Promise<void>,
): Promise<Round> => {
  let millis = 0;
  const cpu = await cpuPerUnit(processes, steps, async () => {
    const started = performance.now();
    await run();
    millis = performance.now() - started;
  });
  return { steps, millis, cpu };
};

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

export const stepsPerSecond = (rounds: readonly Round[]): number =>
  (sum(rounds.map(({ steps }) => steps)) * 1000) / sum(rounds.map(({ millis }) => millis));

/** The mean over all rounds, by process. */
export const cpuOf = (rounds: readonly Round[]): CpuPerUnit => {
  const names = Object.keys(rounds[0]?.cpu ?? {});
  const steps = sum(rounds.map((round) => round.steps));
  const mean = (name: string): number =>
    sum(rounds.map((round) => (round.cpu[name] ?? 0) * round.steps)) / steps;
  return Object.fromEntries(names.map((name) => [name, rounded(mean(name), 1)]));
};
