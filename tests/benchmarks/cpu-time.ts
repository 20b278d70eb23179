import { readdirSync, readFileSync } from 'node:fs';
import { rounded } from './measurement.ts';

/** Of `/proc/<pid>/stat` (proc(5)); Linux counts in hundredths of a second. */
const millisPerTick = 10;

interface Counted {
  readonly parent: number;
  readonly millis: number;
}

const counted = (pid: number): Counted | null => {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    // The name in brackets may hold blanks; what follows it does not.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const field = (position: number): number => Number(fields[position - 3]);
    const ticks = field(14) + field(15) + field(16) + field(17);
    return { parent: field(4), millis: ticks * millisPerTick };
  } catch {
    return null;
  }
};

/** CPU milliseconds that a process and its children have used so far, those that ended included. */
const cpuMillis = (pid: number): number => {
  const children = readdirSync('/proc').flatMap((name) => {
    const found = /^\d+$/u.test(name) ? counted(Number(name)) : null;
    return found?.parent === pid ? [found.millis] : [];
  });
  return children.reduce((sum, millis) => sum + millis, counted(pid)?.millis ?? 0);
};

/** CPU milliseconds a unit of work, by process. */
export type CpuPerUnit = Readonly<Record<string, number>>;

/** What each process (its id when asked) uses while `run` does `units` units of work. */
export const cpuPerUnit = async (
  processes: Readonly<Record<string, () => number>>,
  units: number,
  run: () => Promise<void>,
): Promise<CpuPerUnit> => {
  const used = Object.entries(processes).map(([name, pid]) => ({
    name,
    pid,
    at: cpuMillis(pid()),
  }));
  await run();
  return Object.fromEntries(
    used.map(({ name, pid, at }) => [name, rounded((cpuMillis(pid()) - at) / units, 1)]),
  );
};
