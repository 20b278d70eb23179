import { useMemo } from 'react';
import { useByName } from '../../messages/use-by-name.ts';
import { useAddress } from '../organisation/use-address.ts';
import type { DrawnGrid } from '../reports/use-grids.ts';

/** More grids than these are not drawn side by side: with hundreds of classes below them, the page stands still. */
const most = 60;

type GridUnit = DrawnGrid['unit'];

export interface ShownGrids {
  readonly grids: readonly DrawnGrid[];
  /** The units that have grids, by name. */
  readonly units: readonly GridUnit[];
  /** Whose grids are shown; null: all. */
  readonly of: string | null;
  /** Whether all of them may be shown. */
  readonly all: boolean;
}

/** Which grids are columns: those of the unit in the address, or all as long as they can be drawn. */
export function useShownGrids(grids: readonly DrawnGrid[]): ShownGrids {
  const [get] = useAddress();
  const byName = useByName();
  const wanted = get('gridsOf');
  return useMemo(() => {
    const units = byName([...new Map(grids.map(({ unit }) => [unit.id, unit])).values()]);
    const all = grids.length <= most;
    const of = units.find(({ id }) => id === wanted) ?? (all ? undefined : units[0]);
    return {
      grids: of === undefined ? grids : grids.filter(({ unit }) => unit.id === of.id),
      units,
      of: of?.id ?? null,
      all,
    };
  }, [byName, grids, wanted]);
}
