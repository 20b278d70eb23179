import { sql, type Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import type { GridDetail, GridUse } from '../contract/grids.ts';
import { historyOf } from '../organisation/history.ts';
import { Problem } from '../problem.ts';
import { holders } from '../queries/holders.ts';
import type { ApiServices } from '../services.ts';
import { gridRows } from './grid-rows.ts';

/** What hangs on a grid now. */
export const gridUse = async (
  database: Kysely<Database>,
  id: string,
  at: Date,
): Promise<GridUse> => {
  const found = await sql<GridUse>`
    select
      (select count(*)::int from "case"
        where grid_id = ${id} and state in ('opening', 'open', 'suspended')) as "openCases",
      (select count(*)::int from responsibility where grid_id = ${id}) as responsibilities,
      (select count(*)::int from post join person on person.id = post.person_id
        where post.grid_id = ${id} and person.active
          and (post.valid_to is null or post.valid_to > ${at})) as posts`.execute(database);
  const [use] = found.rows;
  if (use === undefined) throw new Error('Expected counts of a grid, but the database gave none');
  return use;
};

/** @throws Problem `not-found` */
export const gridDetail = async (
  { database, now }: Pick<ApiServices, 'database' | 'now'>,
  id: string,
): Promise<GridDetail> => {
  const grid = (await gridRows(database)).find((known) => known.id === id);
  if (grid === undefined) throw new Problem('not-found');
  const at = now();
  const [people, use, history] = await Promise.all([
    holders(database, { unit: grid.unit.id, role: 'grid', at }),
    gridUse(database, id, at),
    historyOf(database, `grid:${id}`),
  ]);
  const workers = people
    .filter(({ posts }) => posts.some((post) => post.grid?.id === id))
    .map(({ id: person, name, nameEn }) => ({ id: person, name, nameEn }));
  return { ...grid, workers, use, history };
};
