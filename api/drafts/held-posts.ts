import { sql } from 'kysely';
import { centreUnit } from '../../migrations/centre-unit.ts';
import type { Db } from '../../migrations/functions/call-function.ts';
import type { HeldPosts } from './post-findings.ts';

/** Posts that enabled people hold at that time. */
export const heldPosts = async (db: Db, at: Date): Promise<HeldPosts> => {
  const [posts, centre, responsible] = await Promise.all([
    db
      .selectFrom('post as t')
      .innerJoin('person as p', 'p.id', 't.person_id')
      .where('p.active', '=', true)
      .where('t.valid_from', '<=', at)
      .where((where) => where.or([where('t.valid_to', 'is', null), where('t.valid_to', '>', at)]))
      .select(['t.role', 't.unit_id'])
      .distinct()
      .execute(),
    centreUnit(db),
    sql<{ unit: string }>`
      select distinct r.unit_id as unit from responsibility r join unit u on u.id = r.unit_id and u.active
      order by 1`.execute(db),
  ]);
  const byRole = Map.groupBy(posts, ({ role }) => role);
  return {
    unitsOf: new Map(
      [...byRole].map(([role, held]) => [role, new Set(held.map((post) => post.unit_id))]),
    ),
    centre: centre?.id ?? null,
    responsible: responsible.rows.map(({ unit }) => unit),
  };
};
