import type { Walker } from './scope-model.ts';

interface Target {
  readonly url: string;
  readonly visible: boolean;
}

/** A route of one record: whose records it must show, and whose it must not. */
export interface ScopedRoute {
  readonly targets: (person: Walker) => readonly Target[];
  readonly body?: unknown;
}

/** A route of many records. */
export interface ListRoute {
  /** What it shows of the records: ids, or as many marks as it counts. */
  readonly shown: (person: Walker) => Promise<readonly string[]>;
  readonly expected: (person: Walker) => readonly string[];
}
