import type { DecisionTable } from './decision-table.ts';

/** The boxed expressions of DMN 1.3, 10.2.1, decision tables, clause 8, and what DMN 1.4 added. */
export interface BoxedMap {
  /** FEEL. */
  readonly literal: { readonly text: string };
  /** Later entries see earlier ones; an entry without a name is the result. */
  readonly context: { readonly entries: readonly ContextEntry[] };
  /** `called` is FEEL for the function. */
  readonly invocation: { readonly called: string; readonly bindings: readonly Binding[] };
  /** A list of contexts, one a row. */
  readonly relation: {
    readonly columns: readonly Parameter[];
    readonly rows: readonly (readonly BoxedExpression[])[];
  };
  readonly list: { readonly items: readonly BoxedExpression[] };
  readonly function: { readonly parameters: readonly Parameter[]; readonly body: BoxedExpression };
  readonly decisionTable: DecisionTable;
  readonly conditional: {
    readonly condition: BoxedExpression;
    readonly whenTrue: BoxedExpression;
    readonly otherwise: BoxedExpression;
  };
  /** `match` sees each item as `item`, and the entries of one that is a context by their names. */
  readonly filter: { readonly source: BoxedExpression; readonly match: BoxedExpression };
  /** `result` sees the results so far, as `partial`, if it may speak of them. */
  readonly for: Iteration & { readonly result: BoxedExpression; readonly looksBack: boolean };
  readonly some: Iteration & { readonly satisfies: BoxedExpression };
  readonly every: Iteration & { readonly satisfies: BoxedExpression };
}
export type BoxedKind = keyof BoxedMap;

interface Common {
  /** Of the expression, or of the nearest element around it that has an id. */
  readonly id: string;
  readonly type: string | null;
}
export type BoxedExpression<K extends BoxedKind = BoxedKind> = {
  [P in K]: BoxedMap[P] & Common & { readonly kind: P };
}[K];

export interface Parameter {
  readonly name: string;
  readonly type: string | null;
}
/** Over the items of what `source` gives. */
export interface Iteration {
  readonly variable: string;
  readonly source: BoxedExpression;
  /** Of the list or, when it is no type of lists, of each item. */
  readonly sourceType: string | null;
}
export interface ContextEntry {
  readonly name: string | null;
  readonly type: string | null;
  readonly value: BoxedExpression;
}
export interface Binding {
  readonly parameter: string;
  readonly value: BoxedExpression;
}
