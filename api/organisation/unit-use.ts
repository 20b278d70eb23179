import { sql, type Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { UnitUse } from '../contract/organisation.ts';

/** What hangs on a unit now: open work, what it answers for, who is in it, what stands below it. */
export const unitUse = async (
  database: Kysely<Database>,
  id: string,
  at: Date,
): Promise<UnitUse> => {
  const found = await sql<UnitUse>`
    select
      (select count(*)::int from task where unit_id = ${id} and state = 'open') as "openTasks",
      (select count(*)::int from "case"
        where unit_id = ${id} and state in ('opening', 'open', 'suspended')) as "openCases",
      ((select count(*) from supervision_card where unit_id = ${id} and closed_at is null)
        + (select count(*) from card_proposal where unit_id = ${id} and decided_at is null))::int as "openCards",
      (select count(*)::int from responsibility where unit_id = ${id}) as responsibilities,
      (select count(*)::int from grid where unit_id = ${id}) as grids,
      (select count(*)::int from post join person on person.id = post.person_id
        where post.unit_id = ${id} and person.active
          and (post.valid_to is null or post.valid_to > ${at})) as posts,
      (select count(*)::int from unit where parent_id = ${id} and active) as units`.execute(
    database,
  );
  const [use] = found.rows;
  if (use === undefined) throw new Error('Expected counts of a unit, but the database gave none');
  return use;
};
