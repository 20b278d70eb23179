import type { Json } from '../../model/json.ts';
import type { HitPolicy } from '../model/decision-table.ts';

/** Why a decision has its result. */
export interface DecisionTrace {
  /** Every evaluation of a decision table, in its order. */
  readonly tables: readonly TableTrace[];
  /** Where FEEL answered `null` for a reason. */
  readonly warnings: readonly TraceWarning[];
}

export interface TableTrace {
  readonly table: string;
  /** Id of the decision or business knowledge model that holds the table. */
  readonly owner: string;
  readonly hitPolicy: HitPolicy;
  readonly inputs: readonly { readonly label: string; readonly value: Json }[];
  /** The rules that matched, in the order of the table; under FIRST, the first one. */
  readonly matched: readonly MatchedRule[];
}

export interface MatchedRule {
  readonly rule: string | null;
  /** From 1. */
  readonly number: number;
  /** One for each output clause. */
  readonly outputs: readonly Json[];
  readonly annotations: readonly string[];
}

export interface TraceWarning {
  readonly element: string;
  readonly message: string;
}
