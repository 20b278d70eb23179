import { sql, type Kysely } from 'kysely';
import { polygonOf, ringOf } from '../../domain/grids/ring.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { newId } from '../../migrations/new-id.ts';
import type { SavedGrid } from '../contract/grids.ts';
import type { Grid } from '../contract/reference.ts';
import { noteChanges, type NotedChange } from '../organisation/history.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { checkGrids, type WantedGrid } from './check-grids.ts';
import { gridRows } from './grid-rows.ts';

const requireFresh = (wanted: readonly WantedGrid[]): void => {
  const stale = wanted.flatMap(({ before, version }, index) =>
    before === null || before.version === version
      ? []
      : [
          {
            path: `/grids/${String(index)}`,
            code: 'changed-meanwhile',
            message: 'has been changed meanwhile',
          },
        ],
  );
  if (stale.length > 0) throw new Problem('stale-version', { errors: stale });
};

const polygonText = ({ ring }: WantedGrid): string =>
  JSON.stringify(polygonOf(ringOf([ring]) ?? []));

const write = async (
  transaction: Kysely<Database>,
  grid: WantedGrid & { readonly id: string },
): Promise<void> => {
  const facts = {
    name: grid.name,
    name_en: grid.nameEn,
    unit_id: grid.unit,
    polygon: polygonText(grid),
  };
  if (grid.before === null) {
    await transaction
      .insertInto('grid')
      .values({ ...facts, id: grid.id })
      .execute();
    return;
  }
  await transaction
    .updateTable('grid')
    .set({ ...facts, version: grid.before.version + 1 })
    .where('id', '=', grid.id)
    .execute();
};

const differs = (grid: WantedGrid): boolean =>
  grid.before === null ||
  grid.before.name !== grid.name ||
  grid.before.nameEn !== grid.nameEn ||
  grid.before.unit.id !== grid.unit ||
  JSON.stringify(ringOf(grid.before.polygon)) !== JSON.stringify(ringOf([grid.ring]));

const changeOf = (by: string, grid: WantedGrid & { readonly id: string }): NotedChange => {
  const { before, name, unit } = grid;
  if (before === null)
    return { by, type: 'grid-created', subject: `grid:${grid.id}`, params: { name, unit } };
  return {
    by,
    type: 'grid-changed',
    subject: `grid:${grid.id}`,
    params: {
      ...(before.name === name ? {} : { name_before: before.name, name }),
      ...(before.unit.id === unit ? {} : { unit_before: before.unit.id, unit }),
    },
  };
};

/**
 * Makes grids and changes them, all or none. Which grid a report lies in is asked when it is opened;
 * cases keep theirs.
 * @throws Problem `validation-failed`, `stale-version` (naming the grids that others changed)
 */
export const saveGrids = async (
  { database, readers, now }: Pick<ApiServices, 'database' | 'readers' | 'now'>,
  reader: Reader,
  wanted: readonly SavedGrid[],
): Promise<Grid[]> => {
  const at = now();
  const saved = await database.transaction().execute(async (transaction) => {
    // One change at a time; readers are not kept waiting.
    await sql`lock table grid in share row exclusive mode`.execute(transaction);
    const known = await gridRows(transaction);
    const checked = await checkGrids(transaction, wanted, { known, at });
    if (checked.errors.length > 0)
      throw new Problem('validation-failed', { errors: checked.errors });
    requireFresh(checked.wanted);
    const all = checked.wanted.map((grid) => Object.assign(grid, { id: grid.id ?? newId() }));
    const changed = all.filter(differs);
    for (const grid of changed) await write(transaction, grid);
    await noteChanges(
      transaction,
      changed.map((grid) => changeOf(reader.id, grid)),
      at,
    );
    const ids = all.map(({ id }) => id);
    const rows = await gridRows(transaction);
    return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
  });
  readers.forgetEverybody();
  return saved;
};
