import type { CatalogueClass, ClassKind, FilingCondition } from './catalogue.ts';
import type { Limit } from '../limits/limit.ts';

/** What is compared of a class: all but ids. */
export type ComparedClass = Omit<CatalogueClass, 'conditions'> & {
  readonly conditions: readonly FilingCondition[];
};

/** One value that is another; `condition`: the text of the condition that it belongs to. */
export type Difference =
  | {
      readonly what: 'name' | 'nameEn' | 'major' | 'majorEn' | 'keywords' | 'order';
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly what:
        'text' | 'textEn' | 'closingText' | 'closingTextEn' | 'urgency' | 'confirmation';
      readonly condition: FilingCondition;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly what: 'limit';
      readonly condition: FilingCondition;
      readonly before: Limit;
      readonly after: Limit;
    }
  | { readonly what: 'condition-added' | 'condition-retired'; readonly condition: FilingCondition };

export interface ClassChange {
  readonly change: 'added' | 'changed' | 'retired';
  readonly kind: ClassKind;
  readonly code: string;
  /** As it is after the change; of a retired one, as it was. */
  readonly class: ComparedClass;
  readonly differences: readonly Difference[];
}

const sameLimit = (one: Limit, other: Limit): boolean =>
  one.amount === other.amount && one.unit === other.unit;

/** Pairs conditions: by text and limit, then by text, then by limit and closing text. */
const likenesses: readonly ((one: FilingCondition, other: FilingCondition) => boolean)[] = [
  (one, other) => one.text === other.text && sameLimit(one.limit, other.limit),
  (one, other) => one.text === other.text,
  (one, other) => one.closingText === other.closingText && sameLimit(one.limit, other.limit),
];

interface Pairs {
  readonly pairs: readonly (readonly [before: FilingCondition, after: FilingCondition])[];
  readonly retired: readonly FilingCondition[];
  readonly added: readonly FilingCondition[];
}

const pairsOf = (before: readonly FilingCondition[], after: readonly FilingCondition[]): Pairs => {
  const retired = new Set(before);
  const added = new Set(after);
  const pairs: [FilingCondition, FilingCondition][] = [];
  for (const alike of likenesses) {
    for (const one of retired) {
      const other = [...added].find((candidate) => alike(one, candidate));
      if (other === undefined) continue;
      retired.delete(one);
      added.delete(other);
      pairs.push([one, other]);
    }
  }
  return { pairs, retired: [...retired], added: [...added] };
};

const conditionParts = [
  'text',
  'textEn',
  'closingText',
  'closingTextEn',
  'urgency',
  'confirmation',
] as const;

const differencesOfPair = (before: FilingCondition, after: FilingCondition): Difference[] => [
  ...conditionParts.flatMap((what) =>
    before[what] === after[what]
      ? []
      : [{ what, condition: before, before: before[what], after: after[what] }],
  ),
  ...(sameLimit(before.limit, after.limit)
    ? []
    : [{ what: 'limit' as const, condition: before, before: before.limit, after: after.limit }]),
];

const classParts = ['name', 'nameEn', 'major', 'majorEn'] as const;

/** What is other of one class, in the words of its parts; empty when both say the same. */
export const compareClasses = (before: ComparedClass, after: ComparedClass): Difference[] => {
  const { pairs, retired, added } = pairsOf(before.conditions, after.conditions);
  const [wordsBefore, wordsAfter] = [before, after].map(({ keywords }) => keywords.join(' '));
  const order = (of: 0 | 1, from: readonly FilingCondition[]): string =>
    from
      .flatMap((condition) => pairs.findIndex((pair) => pair[of] === condition))
      .filter((index) => index >= 0)
      .join(' ');
  const [orderBefore, orderAfter] = [order(0, before.conditions), order(1, after.conditions)];
  return [
    ...classParts.flatMap((what) =>
      before[what] === after[what] ? [] : [{ what, before: before[what], after: after[what] }],
    ),
    ...(wordsBefore === wordsAfter
      ? []
      : [{ what: 'keywords' as const, before: wordsBefore ?? '', after: wordsAfter ?? '' }]),
    ...pairs.flatMap(([one, other]) => differencesOfPair(one, other)),
    ...added.map((condition) => ({ what: 'condition-added' as const, condition })),
    ...retired.map((condition) => ({ what: 'condition-retired' as const, condition })),
    ...(orderBefore === orderAfter ? [] : [{ what: 'order' as const, before: '', after: '' }]),
  ];
};

const keyOf = ({ kind, code }: ComparedClass): string => `${kind} ${code}`;

/** What one catalogue has that another has not, and what both say differently, by kind and code. */
export const compareCatalogues = (
  before: readonly ComparedClass[],
  after: readonly ComparedClass[],
): readonly ClassChange[] => {
  const then = new Map(before.map((found) => [keyOf(found), found]));
  const now = new Map(after.map((found) => [keyOf(found), found]));
  const changes = [
    ...after.flatMap((found): ClassChange[] => {
      const { kind, code } = found;
      const was = then.get(keyOf(found));
      if (was === undefined) {
        return [{ change: 'added', kind, code, class: found, differences: [] }];
      }
      const differences = compareClasses(was, found);
      return differences.length === 0
        ? []
        : [{ change: 'changed', kind, code, class: found, differences }];
    }),
    ...before
      .filter((found) => !now.has(keyOf(found)))
      .map((found): ClassChange => ({
        change: 'retired',
        kind: found.kind,
        code: found.code,
        class: found,
        differences: [],
      })),
  ];
  return changes.toSorted((one, other) => (keyOf(one.class) < keyOf(other.class) ? -1 : 1));
};
