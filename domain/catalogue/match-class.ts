import { bigrams } from '../text/bigrams.ts';
import type { CatalogueClass } from './catalogue.ts';

/** A class that a description may mean, with how well it fits (0..1). */
export interface ClassGuess {
  readonly kind: CatalogueClass['kind'];
  readonly code: string;
  readonly score: number;
}

/** What of a class is compared with a description. */
export type MatchedClass = Pick<CatalogueClass, 'kind' | 'code' | 'name' | 'nameEn'> & {
  readonly keywords?: readonly string[];
  readonly conditions: readonly { readonly text: string; readonly textEn: string }[];
};

interface Indexed {
  readonly found: MatchedClass;
  readonly grams: ReadonlySet<string>;
  /** Sum of their weights. */
  readonly total: number;
}
/** Pairs and words of every class; the fewer classes have one, the more it says. */
interface ClassIndex {
  readonly classes: readonly Indexed[];
  readonly weightOf: (gram: string) => number;
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

const han = /\p{Script=Han}/u;
const longWord = /[\p{Script=Latin}\p{N}]{3,}/gu;

/** Pairs of Chinese characters; other words whole, since their pairs say nothing. */
const pairsOf = (text: string): readonly string[] => [
  ...bigrams(text).filter((gram) => han.test(gram)),
  ...Array.from(folded(text).matchAll(longWord), ([word]) => word),
];

const gramsOf = ({
  name,
  nameEn,
  keywords = [],
  conditions,
}: MatchedClass): ReadonlySet<string> => {
  const texts = conditions.flatMap((condition) => [condition.text, condition.textEn]);
  return new Set([name, nameEn, ...keywords, ...texts].flatMap((text) => pairsOf(text)));
};

const sumOf = (grams: readonly string[], weightOf: ClassIndex['weightOf']): number =>
  grams.reduce((total, gram) => total + weightOf(gram), 0);

/** Of what no class has. */
const unheldWeight = Math.log(2);

const makeIndex = (classes: readonly MatchedClass[]): ClassIndex => {
  const all = classes.map((found) => ({ found, grams: gramsOf(found) }));
  const holders = new Map<string, number>();
  for (const { grams } of all) {
    for (const gram of grams) holders.set(gram, (holders.get(gram) ?? 0) + 1);
  }
  const weightsOf = new Map(
    Array.from(holders, ([gram, many]) => [gram, Math.log(1 + classes.length / many)]),
  );
  const weightOf = (gram: string): number => weightsOf.get(gram) ?? unheldWeight;
  const indexed = all.map(({ found, grams }) => ({
    found,
    grams,
    total: sumOf([...grams], weightOf),
  }));
  return { classes: indexed, weightOf };
};

const indexes = new WeakMap<readonly MatchedClass[], ClassIndex>();
const indexOf = (classes: readonly MatchedClass[]): ClassIndex => {
  const known = indexes.get(classes);
  if (known !== undefined) return known;
  const made = makeIndex(classes);
  indexes.set(classes, made);
  return made;
};

const weights = { name: 3, keywords: 3, pairs: 4 };
const totalWeight = weights.name + weights.keywords + weights.pairs;

/** Likeness of a description's pairs and a class's: what they share over the geometric mean of both. */
const likeness = (
  grams: readonly string[],
  total: number,
  one: Indexed,
  weightOf: ClassIndex['weightOf'],
): number => {
  const both = Math.sqrt(total * one.total);
  const shared = grams.filter((gram) => one.grams.has(gram));
  return both === 0 ? 0 : sumOf(shared, weightOf) / both;
};

const scoreOf = ({ found }: Indexed, text: string, pairs: number): number => {
  const named = [found.name, found.nameEn].some(
    (name) => name !== '' && text.includes(folded(name)),
  );
  const hits = (found.keywords ?? []).filter(
    (word) => word !== '' && text.includes(folded(word)),
  ).length;
  // Each further keyword says less than the one before: 0, 1/2, 3/4, 7/8 …
  const keywords = 1 - 0.5 ** hits;
  const sum = weights.name * (named ? 1 : 0) + weights.keywords * keywords + weights.pairs * pairs;
  return sum / totalWeight;
};

/** Below this a guess is noise. */
const leastScore = 0.03;

/**
 * The classes that a description may mean, best first. A guess is shown and confirmed, never
 * silently set (screens d); equally good ones come in order of their code.
 */
export const matchClass = (
  description: string,
  classes: readonly MatchedClass[],
  most = 5,
): readonly ClassGuess[] => {
  const text = folded(description);
  const grams = [...new Set(pairsOf(description))];
  const { classes: indexed, weightOf } = indexOf(classes);
  const total = sumOf(grams, weightOf);
  return indexed
    .map((entry) => ({
      kind: entry.found.kind,
      code: entry.found.code,
      score: scoreOf(entry, text, likeness(grams, total, entry, weightOf)),
    }))
    .filter((guess) => guess.score >= leastScore)
    .toSorted((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1))
    .slice(0, most);
};
