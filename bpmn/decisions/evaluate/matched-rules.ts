import type { DecisionTrace, TableTrace } from './trace.ts';

/** Which rules of a table matched, as a ledger keeps it: rows of a text that never changes. */
export type MatchedRules = {
  /** Id of the table. */
  readonly table: string;
  /** Id of the decision or business knowledge model that holds it. */
  readonly owner: string;
  /** Numbers of rules, from 1, ascending: whenever the table was evaluated. */
  readonly rules: readonly number[];
  /** How many more matched than are listed; absent when all are. */
  readonly more?: number;
};

/** More are told of no evaluation: the decision can be evaluated again at any time. */
const limits = { tables: 20, rules: 50 } as const;

/** Each table once, in the order in which they were evaluated first. */
export function matchedRules({ tables }: DecisionTrace): readonly MatchedRules[] {
  const byTable = Map.groupBy(tables, ({ table, owner }) => JSON.stringify([owner, table]));
  return [...byTable.values()].slice(0, limits.tables).flatMap(rulesOf);
}

function rulesOf(evaluations: readonly TableTrace[]): readonly MatchedRules[] {
  const [first] = evaluations;
  if (first === undefined) return [];
  const numbers = evaluations.flatMap(({ matched }) => matched.map(({ number }) => number));
  const rules = [...new Set(numbers)].toSorted((one, other) => one - other);
  const more = rules.length - limits.rules;
  return [
    {
      table: first.table,
      owner: first.owner,
      rules: rules.slice(0, limits.rules),
      ...(more > 0 ? { more } : {}),
    },
  ];
}
