import type { Db } from '../functions/call-function.ts';
import { grids } from './grids.ts';
import { units } from './units.ts';

/** The centre; with `demo` also the made-up town around it. What is there already stays as it is. */
export const seedOrganisation = async (
  db: Db,
  options: { readonly demo: boolean; readonly centreName: string | undefined },
): Promise<void> => {
  const wanted = options.demo ? units : units.filter((unit) => unit.kind === 'centre');
  await db
    .insertInto('unit')
    .values(
      wanted.map(({ id, name, name_en, kind, parent_id }) => ({
        id,
        name: kind === 'centre' ? (options.centreName ?? name) : name,
        // The name of the made-up town is not that of a town.
        name_en: options.demo ? name_en : 'Integrated command centre',
        kind,
        parent_id,
        active: true,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  if (!options.demo) return;
  await db
    .insertInto('grid')
    .values(
      grids.map(({ id, name, name_en, unit_id, ring }) => ({
        id,
        name,
        name_en,
        unit_id,
        polygon: JSON.stringify([ring]),
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
};
