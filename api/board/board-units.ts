import type { UnitKind } from '../contract/board.ts';
import type { Reader } from '../reader.ts';
import { scopeOf } from '../scope.ts';
import type { ApiServices } from '../services.ts';

/**
 * The units of which the reader's board tells; null: all. A board is of units, whoever in them does the
 * work: what somebody has to do in a unit that they do not answer for is in their inbox, not on it.
 */
export const boardUnits = async (
  services: ApiServices,
  reader: Reader,
  kind: UnitKind | null,
): Promise<readonly string[] | null> => {
  const scope = scopeOf(reader, 'board.read');
  const reached = scope.all ? null : scope.units;
  if (kind === null) return reached;
  const of = await services.database
    .selectFrom('unit')
    .where('kind', '=', kind)
    .select('id')
    .execute();
  return of.flatMap(({ id }) => (reached === null || reached.includes(id) ? [id] : []));
};
