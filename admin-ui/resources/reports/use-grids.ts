import { useQuery } from '@tanstack/react-query';
import type Type from 'typebox';
import type { Grid } from '../../../api/contract/reference.ts';
import { readAll } from '../../providers/read-all.ts';
import { ringOf, type SketchGrid } from './sketch.ts';

type GridRow = Type.Static<typeof Grid>;

/** A grid that can be drawn. */
export interface DrawnGrid extends SketchGrid {
  readonly name: string;
  readonly nameEn: string;
  readonly unit: GridRow['unit'];
}

const none: readonly DrawnGrid[] = [];

function drawnGrids(rows: readonly GridRow[]): readonly DrawnGrid[] {
  return rows.flatMap(({ id, name, nameEn, unit, polygon }) => {
    const ring = ringOf(polygon);
    return ring === null ? [] : [{ id, name, nameEn, unit, ring }];
  });
}

/** All grids of the area; they change rarely. */
export function useGrids(): readonly DrawnGrid[] {
  const { data } = useQuery({
    queryKey: ['grids'],
    queryFn: async ({ signal }) => drawnGrids(await readAll<GridRow>('/api/grids', {}, signal)),
    staleTime: 10 * 60_000,
  });
  return data ?? none;
}
