import type { Kysely } from 'kysely';
import type { CatalogueClass } from '../../../domain/catalogue/catalogue.ts';
import type { Database } from '../../../migrations/schema/index.ts';
import { CatalogueStore } from '../../catalogue-store.ts';

/** The classes of the catalogue in force, as this transaction sees them. */
export async function classesInForce(
  transaction: Kysely<Database>,
): Promise<readonly CatalogueClass[]> {
  const catalogue = await new CatalogueStore(transaction).inForce();
  return catalogue?.classes ?? [];
}
