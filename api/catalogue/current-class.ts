import type { Kysely } from 'kysely';
import { asPrepared } from '../../migrations/prepared.ts';
import type { Database } from '../../migrations/schema/index.ts';

/** The class in force that has the kind and code of this one, of whatever version; null when it is retired. */
export const currentClass = async (
  database: Kysely<Database>,
  id: string,
): Promise<string | null> => {
  const found = await database
    .selectFrom('catalogue_class as l')
    .modifyFront(asPrepared)
    .innerJoin('catalogue_class as now', (join) =>
      join.onRef('now.kind', '=', 'l.kind').onRef('now.code', '=', 'l.code'),
    )
    .innerJoin('catalogue_version as v', 'v.id', 'now.version_id')
    .where('l.id', '=', id)
    .where('v.in_force', '=', true)
    .select('now.id')
    .executeTakeFirst();
  return found?.id ?? null;
};
