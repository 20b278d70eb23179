import type { FeelSource } from './element-properties.ts';

/**
 * How often an activity runs (BPMN 2.0.2, 10.3.8 and tables 10.28 to 10.30). Its body is an instance
 * of the activity; the turns are instances of the same activity inside the body.
 */
export type LoopRule = StandardLoop | MultiInstance;

/** Goes round while the condition holds: it means "continue". */
export interface StandardLoop {
  readonly kind: 'standard';
  /** Asked before the first turn too (while), or only after each turn (do while). */
  readonly testBefore: boolean;
  readonly maximum: number | null;
  /** Null: goes round until the maximum. */
  readonly condition: FeelSource | null;
}

/** A number of turns known when the body opens; exactly one of cardinality and collection is given. */
export interface MultiInstance {
  readonly kind: 'multi';
  readonly sequential: boolean;
  readonly cardinality: FeelSource | null;
  /** Evaluates to a list: one turn for each item. */
  readonly collection: FeelSource | null;
  /** Name of the variable of a turn that holds its item. */
  readonly item: string | null;
  /** Asked after each turn; when it holds the turns still open are cancelled. */
  readonly completion: FeelSource | null;
  readonly output: LoopOutput | null;
  /** What its boundary events learn of the turns; absent for the behavior All. */
  readonly reports?: TurnReports;
}

/**
 * Behavior None tells of each turn that ends, One of the first, Complex when a condition holds: then the
 * turns still open are cancelled (table 10.30 and 10.31). The turns go on beside the branches of the events.
 */
export type TurnReports =
  | { readonly when: 'each' | 'first'; readonly event: TurnEvent }
  | { readonly when: 'condition'; readonly rules: readonly TurnRule[] };

export interface TurnRule {
  readonly condition: FeelSource;
  readonly event: TurnEvent;
}

/** Caught by a boundary event of the activity with the same signal or escalation code. */
export type TurnEvent =
  | { readonly type: 'signal'; readonly signal: string }
  | { readonly type: 'escalation'; readonly code: string | null };

/** What the turns give: a list in order of the turns, set when the body is through. */
export interface LoopOutput {
  readonly name: string;
  /** Evaluated in a turn that has just ended. */
  readonly value: FeelSource;
}
