import type { Instant, Limit } from '../limits/limit.ts';
import type { ClockCause } from './clock-entry.ts';

const clockStates = [
  'fine',
  'warn',
  'overdue',
  'paused',
  'stopped',
  'none',
  'undetermined',
] as const;
export type ClockState = (typeof clockStates)[number];

export interface ClockSegment {
  readonly kind: 'running' | 'paused' | 'void';
  readonly from: Instant;
  /** Null while it lasts. */
  readonly to: Instant | null;
  readonly cause: ClockCause;
}

/** What the judge says of one clock; stored as judged, recomputable (architecture decision 5). */
export interface JudgedClock {
  readonly limit: Limit | null;
  readonly startedAt: Instant | null;
  readonly warnAt: Instant | null;
  readonly dueAt: Instant | null;
  readonly escalateAt: Instant | null;
  /** Set while paused (then the thresholds are null) and once stopped: what remains, in milliseconds of the unit's time; negative when overdue. */
  readonly remainingMillis: number | null;
  readonly pausedAt: Instant | null;
  readonly stoppedAt: Instant | null;
  readonly cancelled: boolean;
  readonly segments: readonly ClockSegment[];
  readonly extensions: number;
  readonly calendarVersion: string;
  /**
   * A year without calendar data stands in the way, never guessed (domain.md 5.1). Without `dueAt` the
   * running clock is `undetermined`; beside a `dueAt` only the escalation lies in that year.
   */
  readonly missingYear: number | null;
}
