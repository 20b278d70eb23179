import type { Instant, Limit } from '../limits/limit.ts';
import type { ClockCause } from './clock-entry.ts';
import type { ClockSegment } from './judged-clock.ts';

/**
 * A clock between two of its entries. `budget` is the own time of the limit (calendar/own-time.ts)
 * that was left at `from`, negative when overdue; null when a year without data hides it. `total`
 * is the own time of the whole limit with its extensions.
 */
export interface ClockRun {
  readonly status: 'idle' | 'running' | 'paused' | 'stopped' | 'cancelled';
  readonly limit: Limit | null;
  readonly startedAt: Instant | null;
  readonly from: Instant;
  readonly budget: number | null;
  readonly total: number | null;
  /** Granted while it stood still: added to the due time when it goes on. */
  readonly granted: readonly Limit[];
  readonly pausedAt: Instant | null;
  readonly stoppedAt: Instant | null;
  readonly extensions: number;
  readonly segments: readonly ClockSegment[];
  readonly missingYear: number | null;
  /** Every time it was stopped: what "on time" is judged by. */
  readonly stops: readonly ClockStop[];
}

/** One hand-over: the own time that was left, negative when late; null when undetermined. */
export interface ClockStop {
  readonly at: Instant;
  readonly startedAt: Instant;
  readonly remainingMillis: number | null;
  /** Null when it was paused then, or undetermined. */
  readonly due: Instant | null;
  readonly cause: ClockCause;
}

export const idleRun: ClockRun = {
  status: 'idle',
  limit: null,
  startedAt: null,
  from: 0,
  budget: null,
  total: null,
  granted: [],
  pausedAt: null,
  stoppedAt: null,
  extensions: 0,
  segments: [],
  missingYear: null,
  stops: [],
};
