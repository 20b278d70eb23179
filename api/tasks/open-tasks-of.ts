import { sql, type RawBuilder } from 'kysely';

/** How many open tasks a person has in hand, taken or given: of all units, or of one. Both are ids in SQL. */
export const openTasksOf = (
  person: RawBuilder<unknown>,
  unit?: RawBuilder<unknown>,
): RawBuilder<number> => {
  const there = unit === undefined ? sql`true` : sql`o.unit_id = ${unit}`;
  return sql<number>`((select count(*) from task o where o.state = 'open' and o.claimed_by = ${person} and ${there})
    + (select count(*) from task o
        where o.state = 'open' and o.person_id = ${person} and o.claimed_by is null and ${there}))::integer`;
};
