import type { CatalogueClass } from '../../../domain/catalogue/catalogue.ts';

/**
 * Gives classes without filing conditions those of the same class in force: same kind, code and
 * name (a code alone may mean something else in another catalogue). A matter of a standard is
 * called after its component with 异常 behind it; it takes nothing from the component.
 */
export function carryConditions(
  imported: readonly CatalogueClass[],
  inForce: readonly CatalogueClass[],
): readonly CatalogueClass[] {
  const known = new Map(inForce.map((entry) => [keyOf(entry), entry]));
  return imported.map((entry) => {
    const before = entry.conditions.length === 0 ? known.get(keyOf(entry)) : undefined;
    return before === undefined
      ? entry
      : {
          ...entry,
          keywords: before.keywords,
          nameEn: before.nameEn,
          conditions: before.conditions,
        };
  });
}

/** Names are the same whatever their punctuation: 焚烧垃圾、树叶 and 焚烧垃圾树叶. */
const keyOf = (entry: CatalogueClass): string =>
  `${entry.kind} ${entry.code} ${entry.name.normalize('NFKC').replaceAll(/[\p{P}\p{Z}]/gu, '')}`;
