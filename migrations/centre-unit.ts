import type { Db } from './functions/call-function.ts';

/** The unit of the centre itself (one installation, one centre); null where none was laid yet. */
export const centreUnit = async (
  db: Db,
): Promise<{ readonly id: string; readonly name: string } | null> => {
  const found = await db
    .selectFrom('unit')
    .where('kind', '=', 'centre')
    .where('active', '=', true)
    .select(['id', 'name'])
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return found ?? null;
};
