import type { Kysely } from 'kysely';
import { majorCode } from '../../domain/catalogue/class-code.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { StoredCatalogue } from '../catalogue-store.ts';
import type { ChangedCell } from '../contract/responsibilities.ts';
import type { ProblemDetail } from '../problem.ts';

export const placeOf = ({
  kind,
  classCode,
  grid,
}: {
  readonly kind: string;
  readonly classCode: string;
  readonly grid?: string | null;
}): string => `${kind} ${classCode} ${grid ?? ''}`;

interface Known {
  readonly classes: ReadonlySet<string>;
  readonly grids: ReadonlySet<string>;
  readonly units: ReadonlySet<string>;
}

const unknown = (path: string, what: string): ProblemDetail => ({
  path,
  code: 'unknown-reference',
  message: `names no ${what}`,
});

const checkCell = (cell: ChangedCell, path: string, known: Known): ProblemDetail[] => {
  // What is taken away may name what is not there any more.
  if (cell.unit === undefined) return [];
  return [
    ...(known.classes.has(`${cell.kind} ${cell.classCode}`)
      ? []
      : [unknown(`${path}/classCode`, 'class of the catalogue in force')]),
    ...(cell.grid === undefined || known.grids.has(cell.grid)
      ? []
      : [unknown(`${path}/grid`, 'grid')]),
    ...(known.units.has(cell.unit) ? [] : [unknown(`${path}/unit`, 'unit that is open')]),
  ];
};

const knownIn = async (
  transaction: Kysely<Database>,
  catalogue: StoredCatalogue | null,
): Promise<Known> => {
  const grids = await transaction
    .selectFrom('grid')
    .select('id')
    .where('active', '=', true)
    .execute();
  // Locked, so that none is closed meanwhile.
  const units = await transaction
    .selectFrom('unit')
    .select('id')
    .where('active', '=', true)
    .orderBy('id')
    .forShare()
    .execute();
  return {
    classes: new Set(
      catalogue?.classes.flatMap(({ kind, code }) => [
        `${kind} ${code}`,
        `${kind} ${majorCode(code)}`,
      ]),
    ),
    grids: new Set(grids.map(({ id }) => id)),
    units: new Set(units.map(({ id }) => id)),
  };
};

/** What is wrong with cells as they are wanted: what they name, and the same place twice. */
export const checkCells = async (
  transaction: Kysely<Database>,
  catalogue: StoredCatalogue | null,
  cells: readonly ChangedCell[],
): Promise<readonly ProblemDetail[]> => {
  const known = await knownIn(transaction, catalogue);
  const seen = new Set<string>();
  return cells.flatMap((cell, index) => {
    const path = `/cells/${index}`;
    const place = placeOf(cell);
    const twice = seen.has(place);
    seen.add(place);
    const repeated = { path, code: 'uniqueItems', message: 'stands there twice' };
    return [...checkCell(cell, path, known), ...(twice ? [repeated] : [])];
  });
};
