import { cpuUsage } from 'node:process';

type Work = () => void | Promise<void>;

/** How often a second of this process' CPU time does the work, over `seconds` of wall time after a warm-up. */
export const perCpuSecond = async (seconds: number, work: Work): Promise<number> => {
  await runFor(500, work);
  const { runs, micros } = await runFor(seconds * 1000, work);
  return (runs * 1_000_000) / micros;
};

/** Long enough that collecting garbage counts, short enough that some windows are left alone by others. */
const windowMillis = 25;

/**
 * CPU microseconds that each piece of work takes, the least of many windows taken in turns: what else
 * the machine does can only add to a window, and weighs on all pieces alike.
 */
export const leastMicros = async (
  works: readonly Work[],
  windows: number,
): Promise<readonly number[]> => {
  const least = works.map(() => Infinity);
  for (let window = 0; window < windows; window += 1) {
    for (const [index, work] of works.entries()) {
      const { runs, micros } = await runFor(windowMillis, work);
      least[index] = Math.min(least[index] ?? Infinity, micros / runs);
    }
  }
  return least;
};

const runFor = async (
  millis: number,
  work: Work,
): Promise<{ readonly runs: number; readonly micros: number }> => {
  const started = cpuUsage();
  const end = performance.now() + millis;
  let runs = 0;
  do {
    const done = work();
    if (done !== undefined) await done;
    runs += 1;
  } while (performance.now() < end);
  const used = cpuUsage(started);
  return { runs, micros: used.user + used.system };
};
