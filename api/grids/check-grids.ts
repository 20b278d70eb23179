import type { Kysely } from 'kysely';
import { ringFault, type RingFault } from '../../domain/grids/ring-faults.ts';
import { ringOf } from '../../domain/grids/ring.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { SavedGrid } from '../contract/grids.ts';
import type { Grid } from '../contract/reference.ts';
import { checkNames } from '../organisation/check-names.ts';
import type { ProblemDetail } from '../problem.ts';

const messages: { readonly [F in RingFault['fault']]: string } = {
  'too-few-corners': 'needs three corners',
  'too-many-corners': 'has more than 500 corners',
  'no-area': 'bounds no area',
  'out-of-range': 'has a corner that is no place on the earth',
  'repeated-corner': 'has the same corner twice',
  'crosses-itself': 'crosses itself',
};

/** A grid as it is wanted, with names as they are kept. */
export interface WantedGrid extends SavedGrid {
  readonly before: Grid | null;
}

export interface CheckedGrids {
  readonly wanted: readonly WantedGrid[];
  readonly errors: readonly ProblemDetail[];
}

const checkRing = (grid: SavedGrid, path: string): ProblemDetail[] => {
  const fault = ringFault(ringOf([grid.ring]) ?? []);
  return fault === null
    ? []
    : [{ path: `${path}/ring`, code: fault.fault, message: messages[fault.fault] }];
};

/** Workers of a grid hold their post in its unit. */
const unitsWithWorkers = async (transaction: Kysely<Database>, at: Date): Promise<Set<string>> => {
  const posts = await transaction
    .selectFrom('post')
    .where('grid_id', 'is not', null)
    .where((where) => where.or([where('valid_to', 'is', null), where('valid_to', '>', at)]))
    .select('grid_id')
    .execute();
  return new Set(posts.flatMap(({ grid_id }) => grid_id ?? []));
};

const detail = (path: string, code: string, message: string): ProblemDetail => ({
  path,
  code,
  message,
});

/** What is wrong with grids as they are wanted; the rows are locked by the caller. */
export const checkGrids = async (
  transaction: Kysely<Database>,
  wanted: readonly SavedGrid[],
  { known, at }: { readonly known: readonly Grid[]; readonly at: Date },
): Promise<CheckedGrids> => {
  const units = await transaction
    .selectFrom('unit')
    .where('active', '=', true)
    .select('id')
    .orderBy('id')
    .forShare()
    .execute();
  const open = new Set(units.map(({ id }) => id));
  const worked = await unitsWithWorkers(transaction, at);
  const touched = new Set(wanted.flatMap(({ id }) => id ?? []));
  const names = new Set(
    known.filter(({ id, active }) => active && !touched.has(id)).map(({ name }) => name),
  );
  const errors: ProblemDetail[] = [];
  const checked = wanted.map((grid, index): WantedGrid => {
    const path = `/grids/${String(index)}`;
    const named = checkNames(grid, 100);
    const before = known.find(({ id }) => id === grid.id) ?? null;
    errors.push(
      ...named.errors.map((error) => ({ ...error, path: `${path}${error.path}` })),
      ...checkRing(grid, path),
    );
    if (names.has(named.names.name))
      errors.push(detail(`${path}/name`, 'already-exists', 'belongs to another grid'));
    names.add(named.names.name);
    if (grid.id !== undefined && before === null)
      errors.push(detail(`${path}/id`, 'unknown-reference', 'names no grid'));
    if (!open.has(grid.unit))
      errors.push(detail(`${path}/unit`, 'unknown-reference', 'names no unit that is open'));
    if (before !== null && before.unit.id !== grid.unit && worked.has(before.id))
      errors.push(detail(`${path}/unit`, 'grid-has-workers', 'has workers of its unit'));
    return { ...grid, ...named.names, before };
  });
  return { wanted: checked, errors };
};
