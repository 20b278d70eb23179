import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaOf, coverageOf, type CoveredGrid } from '../../../domain/grids/coverage.ts';
import { surrounds, type Corner, type Ring } from '../../../domain/grids/ring.ts';

const side = 4;
const jitters = fc.array(
  fc.tuple(
    fc.double({ min: -0.3, max: 0.3, noNaN: true }),
    fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  ),
  { minLength: (side + 1) ** 2, maxLength: (side + 1) ** 2 },
);

/** Cells of a chessboard whose corners were moved: neighbors share them, so that all is covered once. */
const town = (moved: readonly (readonly [number, number])[]): readonly CoveredGrid[] => {
  const corner = (row: number, column: number): Corner => {
    const [x = 0, y = 0] = moved[row * (side + 1) + column] ?? [];
    return [119.4 + 0.01 * (column + x), 32.2 + 0.01 * (row + y)];
  };
  return Array.from({ length: side ** 2 }, (_, index) => {
    const row = Math.floor(index / side);
    const column = index % side;
    return {
      id: `g${String(row)}${String(column)}`,
      ring: [
        corner(row, column),
        corner(row, column + 1),
        corner(row + 1, column + 1),
        corner(row + 1, column),
      ],
    };
  });
};

const square = (x: number, y: number, size: number): Ring => [
  [119 + x, 32 + y],
  [119 + x + size, 32 + y],
  [119 + x + size, 32 + y + size],
  [119 + x, 32 + y + size],
];

describe('the ground that grids cover', () => {
  it('has neither overlaps nor gaps where neighbors share their corners', () => {
    fc.assert(
      fc.property(jitters, (moved) => {
        expect(coverageOf(town(moved))).toEqual({ overlaps: [], gaps: [] });
      }),
    );
  });

  it('has the gap that a grid leaves behind, and none where it lay at the border', () => {
    const inner = fc.constantFrom('g11', 'g12', 'g21', 'g22');
    fc.assert(
      fc.property(jitters, inner, (moved, id) => {
        const all = town(moved);
        const gone = all.find((grid) => grid.id === id)?.ring ?? [];
        const { overlaps, gaps } = coverageOf(all.filter((grid) => grid.id !== id));
        expect([overlaps, gaps.length]).toEqual([[], 1]);
        const [gap] = gaps;
        expect((gap?.area ?? 0) / areaOf(gone)).toBeCloseTo(1, 2);
        expect(surrounds(gone, gap?.at ?? [0, 0])).toBe(true);
        expect(coverageOf(all.filter((grid) => grid.id !== 'g01')).gaps).toEqual([]);
      }),
    );
  });

  it('has an overlap as large as the grid that is drawn twice', () => {
    fc.assert(
      fc.property(jitters, fc.nat(side ** 2 - 1), (moved, at) => {
        const all = town(moved);
        const twice = all[at] ?? { id: '', ring: [] };
        const { overlaps, gaps } = coverageOf([...all, { id: 'twin', ring: twice.ring }]);
        expect(gaps).toEqual([]);
        expect(overlaps.map(({ grids }) => grids)).toEqual([[twice.id, 'twin']]);
        expect((overlaps[0]?.area ?? 0) / areaOf(twice.ring)).toBeCloseTo(1, 2);
        expect(surrounds(twice.ring, overlaps[0]?.at ?? [0, 0])).toBe(true);
      }),
    );
  });

  it('is claimed twice exactly where two grids surround the same point', () => {
    const place = fc.double({ min: 0, max: 0.03, noNaN: true });
    fc.assert(
      fc.property(place, place, fc.double({ min: 0.005, max: 0.03, noNaN: true }), (x, y, size) => {
        const one = { id: 'a', ring: square(0, 0, 0.02) };
        const other = { id: 'b', ring: square(x, y, size) };
        const wide = Math.max(0, Math.min(0.02, x + size) - x);
        const high = Math.max(0, Math.min(0.02, y + size) - y);
        const share = (wide * high) / 0.02 ** 2;
        const found = coverageOf([one, other]).overlaps[0]?.area ?? 0;
        expect(found / areaOf(one.ring)).toBeCloseTo(share, 2);
      }),
    );
  });

  it('surrounds no gap that is open to the outside, even by a lane', () => {
    const ring: Ring = [
      [119, 32],
      [119.04, 32],
      [119.04, 32.04],
      [119.021, 32.04],
      [119.021, 32.03],
      [119.03, 32.03],
      [119.03, 32.01],
      [119.01, 32.01],
      [119.01, 32.03],
      [119.02, 32.03],
      [119.02, 32.04],
      [119, 32.04],
    ];
    expect(coverageOf([{ id: 'c', ring }])).toEqual({ overlaps: [], gaps: [] });
    const lid = { id: 'lid', ring: square(0.015, 0.035, 0.01) };
    const { gaps } = coverageOf([{ id: 'c', ring }, lid]);
    expect(gaps).toHaveLength(1);
  });

  it('is nothing without grids', () => {
    expect(coverageOf([])).toEqual({ overlaps: [], gaps: [] });
  });
});
