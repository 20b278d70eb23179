import type { ClockEntry } from '../clocks/clock-entry.ts';
import type { Instant } from '../limits/limit.ts';

/** A clock of the case as stored: its entries, and who answered for it. */
export interface ClockFacts {
  readonly name: string;
  readonly stage: string | null;
  readonly unit: string | null;
  readonly person: string | null;
  readonly entries: readonly ClockEntry[];
}

/** A task of the case as stored. */
export interface HeldTask {
  readonly stage: string | null;
  readonly unit: string | null;
  /** Who completed or held it; null when nobody took it. */
  readonly person: string | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
}

/** What the procedure counts from the beginning of the case, whatever round it is in. */
export interface CountedSoFar {
  readonly objections: number;
  readonly reworks: number;
  readonly redos: number;
}

/** A case that came back after its end: what was before has figures of its own and is not counted again. */
export interface EarlierRounds {
  /** When it was reopened. */
  readonly until: Instant;
  /** It had been filed by then. */
  readonly filed: boolean;
  /** A unit has had it to handle since, without being sent it anew. */
  readonly takenUp: boolean;
  readonly counted: CountedSoFar;
}

/**
 * What is known of a case where its workflow ends; only recorded events (guideline 8.2.2 g). Of a case that came back,
 * `tasks`, `dispatches`, `extensions`, `parkings` and `callback` are those of its present round.
 */
export interface AssessedCase {
  readonly createdAt: Instant;
  readonly endedAt: Instant;
  /** Null in the first round. */
  readonly before: EarlierRounds | null;
  /** Code of the end: `closed`, `rejected`, `duplicate`, `void` … */
  readonly end: string;
  readonly filed: boolean;
  readonly clocks: readonly ClockFacts[];
  readonly tasks: readonly HeldTask[];
  readonly dispatches: number;
  readonly counted: CountedSoFar;
  readonly extensions: number;
  readonly parkings: number;
  readonly callback: {
    readonly wanted: boolean;
    readonly tries: number;
    readonly reached: boolean;
    readonly solved: boolean | null;
    /** 5 very satisfied … 1 very dissatisfied. */
    readonly satisfaction: number | null;
  };
}
