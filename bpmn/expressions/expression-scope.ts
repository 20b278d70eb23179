import type { JsonObject } from '../model/json.ts';

/** What an expression sees. `now` and `today()` come from `at`, never from a clock. */
export interface ExpressionScope {
  readonly variables: JsonObject;
  /** Outcome of the nearest completed task; the variable `outcome`. */
  readonly outcome: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}
