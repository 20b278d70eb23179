import { bigrams } from '../text/bigrams.ts';
import type { CatalogueClass } from './catalogue.ts';

/** A class that a description may mean, with how well it fits (0..1). */
export interface ClassGuess {
  readonly kind: CatalogueClass['kind'];
  readonly code: string;
  readonly score: number;
}

type Matched = Pick<CatalogueClass, 'kind' | 'code' | 'name' | 'nameEn' | 'keywords'> & {
  readonly conditions: readonly { readonly text: string; readonly textEn: string }[];
};

const weights = { name: 3, keyword: 2, shared: 1 };
const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Share of the pairs of a phrase that the text holds. */
const sharedPart = (phrase: string, grams: ReadonlySet<string>): number => {
  const wanted = bigrams(phrase);
  if (wanted.length === 0) return 0;
  return wanted.filter((gram) => grams.has(gram)).length / wanted.length;
};

const best = (phrases: readonly string[], grams: ReadonlySet<string>): number =>
  Math.max(0, ...phrases.map((phrase) => sharedPart(phrase, grams)));

const scoreOf = (found: Matched, text: string, grams: ReadonlySet<string>): number => {
  const names = [found.name, found.nameEn];
  const named = names.some((name) => name !== '' && text.includes(folded(name))) ? 1 : 0;
  const hits = found.keywords.filter((word) => word !== '' && text.includes(folded(word))).length;
  const conditions = found.conditions.flatMap((condition) => [condition.text, condition.textEn]);
  const shared = best(names, grams) / 2 + best(conditions, grams) / 2;
  // Each further keyword says less than the one before: 0, 1/2, 3/4, 7/8 …
  const keywords = 1 - 0.5 ** hits;
  const total = weights.name + weights.keyword + weights.shared;
  return (weights.name * named + weights.keyword * keywords + weights.shared * shared) / total;
};

/** Below this a guess is noise. */
const leastScore = 0.08;

/**
 * The classes that a description may mean, best first. A guess is shown and confirmed, never
 * silently set (screens d); equally good ones come in order of their code.
 */
export const matchClass = (
  description: string,
  classes: readonly Matched[],
  most = 5,
): readonly ClassGuess[] => {
  const text = folded(description);
  const grams = new Set(bigrams(description));
  if (grams.size === 0) return [];
  return classes
    .map((found) => ({ kind: found.kind, code: found.code, score: scoreOf(found, text, grams) }))
    .filter((guess) => guess.score >= leastScore)
    .toSorted((one, other) => other.score - one.score || (one.code < other.code ? -1 : 1))
    .slice(0, most);
};
