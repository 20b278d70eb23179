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

/** What is known of a case where its workflow ends; only recorded events (guideline 8.2.2 g). */
export interface AssessedCase {
  readonly createdAt: Instant;
  readonly endedAt: Instant;
  /** Code of the end: `closed`, `rejected`, `duplicate`, `void` … */
  readonly end: string;
  readonly filed: boolean;
  readonly clocks: readonly ClockFacts[];
  readonly tasks: readonly HeldTask[];
  readonly dispatches: number;
  readonly objections: number;
  readonly reworks: number;
  readonly redos: number;
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
