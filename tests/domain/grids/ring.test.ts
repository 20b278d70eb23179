import { describe, expect, it } from 'vitest';
import { surrounds } from '../../../domain/grids/ring.ts';

const square = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
  [0, 0],
] as const;
const bay = [
  [0, 0],
  [4, 0],
  [4, 4],
  [2, 1],
  [0, 4],
] as const;

describe('whether a ring surrounds a point', () => {
  it.each([
    [1, 1, true],
    [3, 1, false],
    [-1, 1, false],
    [1, 3, false],
    [1.999, 0.001, true],
  ] as const)('square: %d %d', (x, y, expected) => {
    expect(surrounds(square, [x, y])).toBe(expected);
  });

  it.each([
    [2, 0.5, true],
    [2, 3, false],
    [0.2, 3, true],
    [3.8, 3, true],
  ] as const)('with a bay: %d %d', (x, y, expected) => {
    expect(surrounds(bay, [x, y])).toBe(expected);
  });

  it('is not so without a ring', () => {
    expect(surrounds([], [0, 0])).toBe(false);
  });

  it('counts a shared border once: neighbours neither both have a point nor lose it', () => {
    const right = square.map(([x, y]) => [x + 2, y] as const);
    for (let y = 0.1; y < 2; y += 0.1) {
      expect([surrounds(square, [2, y]), surrounds(right, [2, y])].filter(Boolean).length).toBe(1);
    }
  });
});
