/** DMN 1.3, 8.2.10 and 8.2.11. */
export const hitPolicies = [
  'UNIQUE',
  'ANY',
  'PRIORITY',
  'FIRST',
  'RULE ORDER',
  'OUTPUT ORDER',
  'COLLECT',
] as const;
export type HitPolicy = (typeof hitPolicies)[number];

export const aggregations = ['SUM', 'MIN', 'MAX', 'COUNT'] as const;
export type Aggregation = (typeof aggregations)[number];

export interface DecisionTable {
  readonly hitPolicy: HitPolicy;
  /** Only with COLLECT. */
  readonly aggregation: Aggregation | null;
  readonly inputs: readonly InputClause[];
  readonly outputs: readonly OutputClause[];
  readonly rules: readonly DecisionRule[];
}

export interface InputClause {
  readonly id: string;
  readonly label: string;
  /** FEEL. */
  readonly expression: string;
  readonly type: string | null;
  /** Unary tests that the value has to pass. */
  readonly values: string | null;
}

export interface OutputClause {
  readonly id: string;
  /** Null only where it is the single output. */
  readonly name: string | null;
  readonly type: string | null;
  /** Single unary tests, those of highest priority first. */
  readonly values: readonly string[];
  /** FEEL. */
  readonly defaultEntry: string | null;
}

export interface DecisionRule {
  readonly id: string | null;
  /** One for each input; null: any value. */
  readonly inputEntries: readonly (string | null)[];
  /** FEEL, one for each output. */
  readonly outputEntries: readonly string[];
  readonly annotations: readonly string[];
}
