import type { Instant, Limit } from '../limits/limit.ts';

/** Why a clock did something: a code and its parameters, never display text. */
export interface ClockCause {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number | boolean | null>>;
  readonly by?: string;
  /** The workflow's step that wrote it; joins the clock to the ledger. */
  readonly step?: number;
}

/**
 * One fact about a clock, in order of time. `start` begins (or, after `stop`, begins anew);
 * `resume` after `stop` goes on with what was left, the time between counting nothing;
 * `extend` adds a limit to the current due time; `cancel` voids the clock.
 */
export type ClockEntry =
  | {
      readonly type: 'start';
      readonly at: Instant;
      readonly limit: Limit;
      readonly cause: ClockCause;
    }
  | {
      readonly type: 'pause' | 'resume' | 'stop' | 'cancel';
      readonly at: Instant;
      readonly cause: ClockCause;
    }
  | {
      readonly type: 'extend';
      readonly at: Instant;
      readonly limit: Limit;
      readonly cause: ClockCause;
    }
  | {
      readonly type: 'reset';
      readonly at: Instant;
      readonly limit: Limit;
      readonly cause: ClockCause;
    };
