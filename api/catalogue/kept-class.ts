import type { StoredClass } from '../catalogue-store.ts';
import type { KeptClass } from '../contract/catalogue.ts';

/** A class as it is answered. */
export const keptClass = ({ initials: _initials, ...found }: StoredClass): KeptClass => ({
  ...found,
  keywords: [...found.keywords],
  conditions: found.conditions.map((condition) => ({
    ...condition,
    limit: { ...condition.limit },
  })),
});
