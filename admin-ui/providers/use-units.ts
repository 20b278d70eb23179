import { useQuery } from '@tanstack/react-query';
import type Type from 'typebox';
import type { Unit } from '../../api/contract/reference.ts';
import { readAll } from './read-all.ts';

export type UnitRow = Type.Static<typeof Unit>;

const unitsMillis = 10 * 60_000;
const none: readonly UnitRow[] = [];

/** Closed units, which old cases and addresses name; none until they are `wanted`. */
export function useClosedUnits(wanted = true): readonly UnitRow[] {
  const { data } = useQuery({
    queryKey: ['units', 'closed'],
    queryFn: ({ signal }) =>
      readAll<UnitRow>('/api/units', { filter: JSON.stringify({ active: false }) }, signal),
    enabled: wanted,
    staleTime: unitsMillis,
  });
  return data ?? none;
}

/** All units that take part; they change rarely. */
export function useUnits(): readonly UnitRow[] {
  const { data } = useQuery({
    queryKey: ['units'],
    queryFn: ({ signal }) => readAll<UnitRow>('/api/units', {}, signal),
    staleTime: unitsMillis,
  });
  return data ?? none;
}

/** A unit that something names, whether it takes part or is closed; undefined while it is not known. */
export function useNamedUnit(id: string): UnitRow | undefined {
  const open = useUnits().find((unit) => unit.id === id);
  const closed = useClosedUnits(id !== '' && open === undefined);
  return open ?? closed.find((unit) => unit.id === id);
}
