import type { SavedGrid } from '../../../api/contract/grids.ts';
import type { Grid } from '../../../api/contract/reference.ts';
import { isRecord } from '../../../domain/is-record.ts';
import { ringOf, type Corner, type Ring } from '../../../domain/grids/ring.ts';

/** A grid while it is drawn; nothing is sent before it is saved. */
export interface GridDraft {
  /** Null: a new one. */
  readonly id: string | null;
  readonly version: number | null;
  readonly name: string;
  readonly nameEn: string;
  readonly unit: string | null;
  readonly ring: Ring;
}

export const draftOf = (grid: Grid): GridDraft => ({
  id: grid.id,
  version: grid.version,
  name: grid.name,
  nameEn: grid.nameEn,
  unit: grid.unit.id,
  ring: ringOf(grid.polygon) ?? [],
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A draft as it was kept on the device; null when it is none. */
export function parseDraft(kept: unknown): GridDraft | null {
  if (!isRecord(kept)) return null;
  const { id, version, unit } = kept;
  const ring = ringOf([kept['ring']]);
  if (ring === null) return null;
  return {
    id: typeof id === 'string' ? id : null,
    version: typeof version === 'number' ? version : null,
    name: textOf(kept['name']),
    nameEn: textOf(kept['nameEn']),
    unit: typeof unit === 'string' ? unit : null,
    ring,
  };
}

/** What is sent; null while the unit is missing. */
export function savedOf({ id, version, unit, ...draft }: GridDraft): SavedGrid | null {
  if (unit === null) return null;
  return {
    ...(id === null ? {} : { id }),
    ...(version === null ? {} : { version }),
    name: draft.name,
    nameEn: draft.nameEn,
    unit,
    // Seven digits are a centimeter.
    ring: draft.ring.map((corner) => corner.map((part) => Number(part.toFixed(7)))),
  };
}

export const moved = (ring: Ring, index: number, to: Corner): Ring => ring.with(index, to);

export const without = (ring: Ring, index: number): Ring => ring.toSpliced(index, 1);

/** A new corner in the middle of the edge that begins at a corner. */
export function split(ring: Ring, index: number): Ring {
  const from = ring[index];
  const to = ring[(index + 1) % ring.length];
  if (from === undefined || to === undefined) return ring;
  return ring.toSpliced(index + 1, 0, [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
}

/** The nearest of the corners within a distance, so that neighbors share it; else the place itself. */
export function snapped(
  to: Corner,
  corners: readonly Corner[],
  distance: (one: Corner, other: Corner) => number,
  within: number,
): Corner {
  let nearest = to;
  let least = within;
  for (const corner of corners) {
    const far = distance(to, corner);
    if (far < least) {
      least = far;
      nearest = corner;
    }
  }
  return nearest;
}
