import { type Kysely, type Selectable, sql } from 'kysely';
import type { CatalogueClassTable } from '../../migrations/schema/catalogue-class.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { StoredClass } from '../catalogue-store.ts';
import { withConditions } from './load-catalogue.ts';

/** Classes that a version which was in force had and the one in force has not, as they were last. */
export const retiredClasses = async (
  database: Kysely<Database>,
): Promise<readonly StoredClass[]> => {
  const found = await sql<Selectable<CatalogueClassTable>>`
    select distinct on (l.kind, l.code) l.*
    from catalogue_class l
    join catalogue_period k on k.version_id = l.version_id
    where not exists (
      select from catalogue_class now
      join catalogue_version v on v.id = now.version_id and v.in_force
      where now.kind = l.kind and now.code = l.code)
    order by l.kind, l.code, k.since desc`.execute(database);
  return withConditions(database, found.rows);
};
