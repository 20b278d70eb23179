import { sql, type RawBuilder } from 'kysely';
import type { UnitKind } from '../contract/board.ts';
import type { BoardScope } from '../contract/common.ts';
import { among } from '../queries/filters.ts';
import type { Branch } from '../queries/ordered-page.ts';
import type { Reader } from '../reader.ts';
import { allOf, anyOf, belongsToCaseInScope, type Condition } from '../scope-predicate.ts';
import { ownScope, scopeOf } from '../scope.ts';
import type { ApiServices } from '../services.ts';
import { taskBranches } from '../tasks/task-branches.ts';

/** What the reader's board tells of. */
export interface BoardReach {
  readonly scope: BoardScope;
  /** Null: all units, and what belongs to none. */
  readonly units: readonly string[] | null;
  readonly reader: Reader;
}

/**
 * A board is of units, whoever in them does the work: what somebody has to do in a unit that they do not answer for is
 * in their inbox, not on it. Who answers for no unit has a board of their own work.
 */
export const boardReach = async (
  services: ApiServices,
  reader: Reader,
  kind: UnitKind | null,
): Promise<BoardReach> => {
  const { all, units } = scopeOf(reader, 'board.read');
  const answersFor: BoardScope = units.length > 0 ? 'units' : 'own';
  const scope = all ? 'all' : answersFor;
  const reached = scope === 'units' ? units : null;
  if (kind === null) return { scope, units: reached, reader };
  const of = await services.database
    .selectFrom('unit')
    .where('kind', '=', kind)
    .select('id')
    .execute();
  const ids = of.map(({ id }) => id).filter((id) => reached === null || reached.includes(id));
  return { scope, units: ids, reader };
};

/** Whether the unit in `column` is one of these. */
export const unitsOf = (
  { units }: Pick<BoardReach, 'units'>,
  column: RawBuilder<unknown>,
): Condition =>
  units === null ? sql<boolean>`true` : sql<boolean>`${column} = any(${[...units]}::text[])`;

/** The open tasks (`t`) that the board counts, as ranges of indexes that do not overlap: of one's own, those of the inbox. */
export const boardBranches = (reach: BoardReach): readonly Branch[] => {
  const { scope, units, reader } = reach;
  const open = sql<boolean>`t.state = 'open'`;
  if (scope === 'own')
    return [...taskBranches.mine(reader), ...taskBranches.pool(reader)].map((branch) =>
      allOf([branch, unitsOf(reach, sql`t.unit_id`)]),
    );
  return units === null
    ? [open]
    : units.map((unit) => allOf([open, ...among(sql`t.unit_id`, unit)]));
};

/** Whether the board counts the open task `t`. */
export const taskOnBoard = (reach: BoardReach): Condition =>
  reach.scope === 'own' ? anyOf(boardBranches(reach)) : unitsOf(reach, sql`t.unit_id`);

/** Whether the board tells of the card, or the drafted one, `s`: those of one's own cases, where it is of one's own work. */
export const cardOnBoard = (reach: BoardReach): Condition =>
  allOf([
    unitsOf(reach, sql`s.unit_id`),
    ...(reach.scope === 'own'
      ? [belongsToCaseInScope(ownScope(reach.reader), sql`s.case_id`)]
      : []),
  ]);
