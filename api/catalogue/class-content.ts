import type { CatalogueClass } from '../../domain/catalogue/catalogue.ts';
import type { StoredClass } from '../catalogue-store.ts';

/** What a class says, without the ids that its version gave it. */
export const contentOf = ({
  id: _id,
  initials: _initials,
  ...found
}: StoredClass): CatalogueClass => ({
  ...found,
  conditions: found.conditions.map(({ id: _of, ...condition }) => condition),
});
