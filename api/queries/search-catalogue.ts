import type { StoredCatalogue, StoredClass } from '../catalogue-store.ts';

export interface CatalogueSearch {
  /** Part of a name, code, keyword or condition, or first letters in pinyin; empty: everything. */
  readonly text: string;
  readonly kind: 'component' | 'matter' | null;
  readonly limit: number;
}

/** Classes that fit, best first: code and name before keywords, keywords before conditions. */
export const searchCatalogue = (
  catalogue: StoredCatalogue,
  search: CatalogueSearch,
): StoredClass[] => {
  const wanted = search.text.normalize('NFKC').trim().toLowerCase();
  return catalogue.classes
    .filter((found) => search.kind === null || found.kind === search.kind)
    .map((found) => ({ found, rank: rankOf(found, wanted) }))
    .filter(({ rank }) => rank < notFound)
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, search.limit)
    .map(({ found }) => found);
};

type Test = (found: StoredClass, wanted: string) => boolean;

const has = (texts: readonly string[], wanted: string): boolean =>
  texts.some((text) => text.toLowerCase().includes(wanted));

/** In order of rank. */
const tests: readonly Test[] = [
  (found, wanted) =>
    found.id === wanted || found.code === wanted || `${found.kind}:${found.code}` === wanted,
  (found, wanted) => found.name.startsWith(wanted) || found.code.startsWith(wanted),
  (found, wanted) => has([found.name, found.nameEn], wanted),
  (found, wanted) => found.initials.startsWith(wanted),
  (found, wanted) => has([...found.keywords, found.initials], wanted),
  (found, wanted) => has([found.major, found.majorEn], wanted),
  (found, wanted) =>
    has(
      found.conditions.flatMap((condition) => [condition.text, condition.textEn]),
      wanted,
    ),
];
const notFound = tests.length;

const rankOf = (found: StoredClass, wanted: string): number => {
  if (wanted === '') return 0;
  const rank = tests.findIndex((test) => test(found, wanted));
  return rank === -1 ? notFound : rank;
};
