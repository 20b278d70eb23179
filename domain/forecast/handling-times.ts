import type { Random } from './seeded-random.ts';

/** In which time a task is measured: as it passes, or while the office is open. */
export type TimeBasis = 'wall' | 'office';

/** A task that somebody has finished: how long they had it, and what came of it. */
export interface FinishedTask {
  readonly procedure: string;
  readonly element: string;
  readonly stage: string | null;
  readonly unit: string | null;
  readonly category: string | null;
  readonly wallMillis: number;
  /** Null where a year without calendar data stands in the way. */
  readonly officeMillis: number | null;
  readonly outcome: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a task at hand is compared with. */
export type TaskKind = Pick<FinishedTask, 'procedure' | 'element' | 'stage' | 'unit' | 'category'>;

/** Handling times in ascending order. */
export type HandlingTimes = readonly { readonly millis: number; readonly task: FinishedTask }[];

/** From so many finished tasks a narrower comparison is taken. */
const enough = 20;
/** With fewer of the whole stage nothing is said. */
const fewest = 5;

const measured = {
  wall: (task: FinishedTask) => task.wallMillis,
  office: (task: FinishedTask) => task.officeMillis,
} as const;

/** From the narrowest comparison to the widest, each with how many tasks it needs. */
const comparisons: readonly {
  readonly least: number;
  readonly key: (kind: TaskKind) => readonly (string | null)[];
}[] = [
  { least: enough, key: (of) => [of.procedure, of.element, of.unit, of.category] },
  { least: enough, key: (of) => [of.procedure, of.element, of.unit] },
  { least: enough, key: (of) => [of.procedure, of.element] },
  { least: fewest, key: (of) => [of.stage] },
];

type Pools = ReadonlyMap<string, HandlingTimes>;

const poolsOf = (tasks: readonly FinishedTask[], basis: TimeBasis): readonly Pools[] =>
  comparisons.map(({ key }) => {
    const pools = new Map<string, { millis: number; task: FinishedTask }[]>();
    for (const task of tasks) {
      const millis = measured[basis](task);
      if (millis === null) continue;
      const name = JSON.stringify(key(task));
      const pool = pools.get(name);
      if (pool === undefined) pools.set(name, [{ millis, task }]);
      else pool.push({ millis, task });
    }
    for (const pool of pools.values()) pool.sort((one, other) => one.millis - other.millis);
    return pools;
  });

const median = (times: HandlingTimes): number =>
  times[Math.floor(times.length / 2)]?.millis ?? Infinity;

/**
 * How long tasks took: of the same step, unit and class where there are at least 20 of them, else of the step and
 * unit, else of the step, else of the stage (at least 5).
 */
export class HandlingRecord {
  readonly #pools: { readonly [B in TimeBasis]: readonly Pools[] };
  readonly #units: ReadonlySet<string>;

  constructor(tasks: readonly FinishedTask[]) {
    this.#pools = { wall: poolsOf(tasks, 'wall'), office: poolsOf(tasks, 'office') };
    this.#units = new Set(tasks.flatMap(({ unit }) => (unit === null ? [] : [unit])));
  }

  /** Null when too little is known. */
  of(kind: TaskKind, basis: TimeBasis): HandlingTimes | null {
    for (const [index, { least, key }] of comparisons.entries()) {
      const pool = this.#pools[basis][index]?.get(JSON.stringify(key(kind)));
      if (pool !== undefined && pool.length >= least) return pool;
    }
    return null;
  }

  /** The unit that is through with such tasks soonest, by the middle one; null when no other one is known to be. */
  fastestOther(kind: TaskKind, basis: TimeBasis): string | null {
    const own = this.of(kind, basis);
    if (own === null || kind.unit === null) return null;
    let found: { readonly unit: string; readonly time: number } = {
      unit: kind.unit,
      time: median(own),
    };
    for (const unit of this.#units) {
      const times = this.#pools[basis][1]?.get(
        JSON.stringify([kind.procedure, kind.element, unit]),
      );
      if (times === undefined || times.length < enough) continue;
      const time = median(times);
      if (time < found.time) found = { unit, time };
    }
    return found.unit === kind.unit ? null : found.unit;
  }
}

/** How much longer a task takes, and as which finished one it ends. */
export interface Drawn {
  readonly millis: number;
  readonly task: FinishedTask;
}

/**
 * Draws how long a task that has been open for `openedMillis` will take on: from those that took longer than that.
 * When none did, it is as if it were begun anew. `times` is not empty.
 */
export const drawTimeLeft = (times: HandlingTimes, openedMillis: number, random: Random): Drawn => {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle]?.millis ?? Infinity) > openedMillis) high = middle;
    else low = middle + 1;
  }
  const longer = times.length - low;
  const [from, gone] = longer > 0 ? [low, openedMillis] : [0, 0];
  const drawn = times[from + Math.floor(random() * (longer > 0 ? longer : times.length))];
  if (drawn === undefined) throw new Error('Expected handling times to draw from, but got none');
  return { millis: drawn.millis - gone, task: drawn.task };
};
