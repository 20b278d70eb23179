import { feelTypeOf, temporalTypes } from '../../expressions/feel-types.ts';
import type { FeelType, FeelValue } from '../../expressions/feel-types.ts';
import type {
  Aggregation,
  DecisionTable,
  HitPolicy,
  OutputClause,
} from '../model/decision-table.ts';
import { conform } from './conform.ts';
import { DecisionFailure } from './decision-failure.ts';
import { evaluateText, passes } from './run.ts';
import type { Place } from './run.ts';

/** A rule that matched, with one value for each output clause. */
export interface Hit {
  readonly number: number;
  readonly outputs: readonly FeelValue[];
}

interface Circumstances {
  readonly table: DecisionTable;
  readonly place: Place;
}
type Combine = (hits: readonly Hit[], circumstances: Circumstances) => FeelValue;

interface Policy {
  /** Rules behind the first match are not looked at. */
  readonly onlyFirst: boolean;
  /** More than one match is an error. */
  readonly single: boolean;
  /** What the hits give; without any, null, an empty list or an aggregation of nothing. */
  readonly combine: Combine;
}

const policy = (combine: Combine, more: Partial<Policy> = {}): Policy => ({
  onlyFirst: false,
  single: false,
  ...more,
  combine,
});
const first: Combine = ([hit], { table }) =>
  hit === undefined ? null : composed(hit.outputs, table);
const every: Combine = (hits, { table }) => hits.map(({ outputs }) => composed(outputs, table));

/** DMN 1.3, 8.2.11. */
export const hitPolicyTable: Readonly<Record<HitPolicy, Policy>> = {
  UNIQUE: policy(first, { single: true }),
  FIRST: policy(first, { onlyFirst: true }),
  ANY: policy(sameOutputs),
  PRIORITY: policy((hits, at) => first(byPriority(hits, at), at)),
  'RULE ORDER': policy(every),
  'OUTPUT ORDER': policy((hits, at) => every(byPriority(hits, at), at)),
  COLLECT: policy((hits, at) => {
    const outputs = hits.map((hit) => composed(hit.outputs, at.table));
    const { aggregation } = at.table;
    return aggregation === null
      ? outputs
      : evaluateText(aggregators[aggregation](outputs), { ...at.place, scope: { outputs } });
  }),
};

/** Other than numbers. */
const comparable: ReadonlySet<FeelType> = new Set<FeelType>(['string', ...temporalTypes]);

/** The built-in functions know numbers alone; other values of one type are compared one by one. */
const extreme =
  (ofNumbers: string, comparison: string) =>
  (outputs: readonly FeelValue[]): string => {
    const types = new Set(outputs.map(feelTypeOf));
    const [type = 'null'] = types;
    if (types.size > 1) return 'null';
    if (type === 'number') return `${ofNumbers}(outputs)`;
    return comparable.has(type)
      ? `outputs[every other in outputs satisfies item ${comparison} other][1]`
      : 'null';
  };

/** In FEEL, which knows how to add and compare; `null` where it cannot (10.3.4.4). */
const aggregators: Readonly<Record<Aggregation, (outputs: readonly FeelValue[]) => string>> = {
  SUM: () => 'sum(outputs)',
  MIN: extreme('min', '<='),
  MAX: extreme('max', '>='),
  COUNT: () => 'count(outputs)',
};

/** What holds without a match where a default is written (8.3.3), the same under every policy. */
export function defaultOutput(table: DecisionTable, { scope, run }: Place): FeelValue {
  const { outputs } = table;
  const values = outputs.map(({ id: element, name, type, defaultEntry }) => {
    if (defaultEntry === null) return null;
    const value = evaluateText(defaultEntry, { element, scope, run });
    return conform(value, type, { what: name ?? 'the output', element, run });
  });
  return composed(values, table);
}

/** The value of a single output, or a context of several. */
function composed(values: readonly FeelValue[], { outputs }: DecisionTable): FeelValue {
  if (outputs.length === 1) return values[0] ?? null;
  return Object.fromEntries(
    outputs.map(({ name }, index) => [name ?? '', values[index] ?? null] as const),
  );
}

function sameOutputs(hits: readonly Hit[], { table, place }: Circumstances): FeelValue {
  const [one = null, ...others] = hits.map(({ outputs }) => composed(outputs, table));
  for (const [index, other] of others.entries()) {
    if (evaluateText('one = other', { ...place, scope: { one, other } }) === true) continue;
    const numbers = [hits[0]?.number, hits[index + 1]?.number].join(' and ');
    throw new DecisionFailure(
      'outputs-differ',
      place.element,
      `Expected the same outputs of all rules that match, but got others of rules ${numbers}`,
    );
  }
  return one;
}

/** By the output values, the leftmost output first; rules of the same rank stay in the order of the table. */
function byPriority(hits: readonly Hit[], { table, place }: Circumstances): readonly Hit[] {
  const ranked = hits.map((hit) => ({
    hit,
    ranks: table.outputs.map((clause, index) => rankOf(hit.outputs[index], clause, place)),
  }));
  return ranked
    .toSorted((left, right) => {
      const at = left.ranks.findIndex((rank, index) => rank !== right.ranks[index]);
      return at === -1 ? 0 : (left.ranks[at] ?? 0) - (right.ranks[at] ?? 0);
    })
    .map(({ hit }) => hit);
}

/** Null comes last; an output without output values has no say. */
function rankOf(value: FeelValue, { id, values }: OutputClause, { scope, run }: Place): number {
  if (value === null) return values.length;
  return values.findIndex((test) => passes(test, value, { element: id, scope, run }));
}
