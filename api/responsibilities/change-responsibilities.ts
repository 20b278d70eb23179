import { sql, type Kysely } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';
import { newId } from '../../migrations/new-id.ts';
import type { ChangedCell, ResponsibilityTable } from '../contract/responsibilities.ts';
import { noteChanges } from '../organisation/history.ts';
import { Problem, type ProblemDetail } from '../problem.ts';
import type { Reader } from '../reader.ts';
import type { ApiServices } from '../services.ts';
import { checkCells, placeOf } from './check-cells.ts';
import { responsibilityRules, ruleOf, type StoredRule } from './responsibility-rules.ts';

type Found = ReadonlyMap<string, StoredRule>;

/** Cells that are not any more what the reader saw. */
const staleCells = (cells: readonly ChangedCell[], found: Found): readonly ProblemDetail[] =>
  cells.flatMap((cell, index) =>
    found.get(placeOf(cell))?.unit === cell.before
      ? []
      : [
          {
            path: `/cells/${index}`,
            code: 'changed-meanwhile',
            message: 'names another unit meanwhile',
          },
        ],
  );

/** Rows in one statement take at most this many, so that its parameters fit. */
const most = 500;

const write = async (
  transaction: Kysely<Database>,
  cells: readonly ChangedCell[],
  found: Found,
): Promise<void> => {
  const former = cells.flatMap((cell) => found.get(placeOf(cell))?.id ?? []);
  if (former.length > 0)
    await transaction.deleteFrom('responsibility').where('id', 'in', former).execute();
  const rows = cells.flatMap(({ kind, classCode, grid, unit }) =>
    unit === undefined
      ? []
      : [{ id: newId(), kind, class_code: classCode, grid_id: grid ?? null, unit_id: unit }],
  );
  for (let from = 0; from < rows.length; from += most)
    await transaction
      .insertInto('responsibility')
      .values(rows.slice(from, from + most))
      .execute();
};

/**
 * Sets or takes away cells of the responsibility table, all or none. A change concerns what is
 * dispatched from now on; whoever holds a case keeps it.
 * @throws Problem `validation-failed`, `stale-version` (naming the cells that others changed)
 */
export const changeResponsibilities = async (
  { database, catalogue, now }: Pick<ApiServices, 'database' | 'catalogue' | 'now'>,
  reader: Reader,
  wanted: readonly ChangedCell[],
): Promise<ResponsibilityTable> => {
  const inForce = await catalogue.inForce();
  const at = now();
  return database.transaction().execute(async (transaction) => {
    // One change at a time; readers are not kept waiting.
    await sql`lock table responsibility in share row exclusive mode`.execute(transaction);
    const errors = await checkCells(transaction, inForce, wanted);
    if (errors.length > 0) throw new Problem('validation-failed', { errors });
    const found = new Map(
      (await responsibilityRules(transaction)).map((rule) => [placeOf(rule), rule]),
    );
    const stale = staleCells(wanted, found);
    if (stale.length > 0) throw new Problem('stale-version', { errors: stale });
    const cells = wanted.filter((cell) => cell.before !== cell.unit);
    await write(transaction, cells, found);
    await noteChanges(
      transaction,
      cells.map(({ kind, classCode, grid, before, unit }) => ({
        by: reader.id,
        type: 'responsibility-changed',
        subject: `responsibility:${kind}:${classCode}`,
        params: { grid: grid ?? null, unit_before: before ?? null, unit: unit ?? null },
      })),
      at,
    );
    return { rules: (await responsibilityRules(transaction)).map(ruleOf) };
  });
};
