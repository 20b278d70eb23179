import { useQuery } from '@tanstack/react-query';
import type Type from 'typebox';
import type { Unit } from '../../api/contract/reference.ts';
import { readAll } from './read-all.ts';

export type UnitRow = Type.Static<typeof Unit>;

const unitsMillis = 10 * 60_000;
const none: readonly UnitRow[] = [];

/** All units that take part; they change rarely. */
export function useUnits(): readonly UnitRow[] {
  const { data } = useQuery({
    queryKey: ['units'],
    queryFn: ({ signal }) => readAll<UnitRow>('/api/units', {}, signal),
    staleTime: unitsMillis,
  });
  return data ?? none;
}
