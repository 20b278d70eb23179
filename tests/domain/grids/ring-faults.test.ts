import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringFault } from '../../../domain/grids/ring-faults.ts';
import {
  polygonOf,
  ringOf,
  surrounds,
  type Corner,
  type Ring,
} from '../../../domain/grids/ring.ts';

/** Corners around a middle, in the order of their angle: they never cross. */
const stars = fc
  .array(
    fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      fc.double({ min: 0.2, max: 1, noNaN: true }),
    ),
    { minLength: 3, maxLength: 12 },
  )
  .map((spokes): Ring =>
    spokes.map(([share, length], index): Corner => {
      const angle = (2 * Math.PI * (index + share * 0.8)) / spokes.length;
      return [119 + 0.01 * length * Math.cos(angle), 32 + 0.01 * length * Math.sin(angle)];
    }),
  );

const regular = (corners: number): Ring =>
  Array.from({ length: corners }, (_, index): Corner => {
    const angle = (2 * Math.PI * index) / corners;
    return [119 + Math.cos(angle), 32 + Math.sin(angle)];
  });

describe('the corners of a grid', () => {
  it('are good when they go around once', () => {
    fc.assert(
      fc.property(stars, (ring) => {
        expect(ringFault(ring)).toBeNull();
        expect(ringFault(ring.toReversed())).toBeNull();
      }),
    );
  });

  it('cross when two corners of a convex ring change places', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 20 }), fc.nat(), (corners, at) => {
        const ring = [...regular(corners)];
        const one = at % corners;
        const other = (one + 1) % corners;
        [ring[one], ring[other]] = [ring[other] ?? [0, 0], ring[one] ?? [0, 0]];
        expect(ringFault(ring)).toMatchObject({ fault: 'crosses-itself' });
      }),
    );
  });

  it.each<[string, Ring, object]>([
    ['none', [], { fault: 'too-few-corners' }],
    [
      'two',
      [
        [0, 0],
        [1, 1],
      ],
      { fault: 'too-few-corners' },
    ],
    [
      'a line',
      [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
      { fault: 'no-area' },
    ],
    [
      'one twice',
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [1, 0],
      ],
      { fault: 'repeated-corner', corner: 3 },
    ],
    [
      'beyond the pole',
      [
        [0, 0],
        [1, 0],
        [1, 91],
      ],
      { fault: 'out-of-range', corner: 2 },
    ],
    [
      'not a number',
      [
        [0, 0],
        [1, 0],
        [1, NaN],
      ],
      { fault: 'out-of-range', corner: 2 },
    ],
    [
      'a spike',
      [
        [0, 0],
        [2, 0],
        [1, 0],
        [1, 2],
      ],
      { fault: 'crosses-itself', edges: [0, 1] },
    ],
    [
      'a corner on another edge',
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [0, 4],
      ],
      { fault: 'crosses-itself', edges: [0, 2] },
    ],
  ])('are refused: %s', (_name, ring, fault) => {
    expect(ringFault(ring)).toEqual(fault);
  });

  it('are read from GeoJSON and written to it, closed', () => {
    fc.assert(
      fc.property(stars, (ring) => {
        expect(ringOf(polygonOf(ring))).toEqual(ring);
      }),
    );
    expect(
      ringOf([
        [
          [1, 2, 30],
          [3, 4],
          [1, 2],
        ],
      ]),
    ).toEqual([
      [1, 2],
      [3, 4],
    ]);
    for (const none of [null, [], [[]].slice(1), [[[1, '2']]], { type: 'Polygon' }, [[[1]]]])
      expect(ringOf(none)).toBeNull();
  });

  it('surround their middle, when they are a star around it', () => {
    fc.assert(
      fc.property(stars, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (ring, share) => {
        fc.pre(ring.length > 4);
        const [corner = [0, 0]] = ring;
        const towards: Corner = [119 + (corner[0] - 119) * share, 32 + (corner[1] - 32) * share];
        const beyond: Corner = [119 + (corner[0] - 119) * 10, 32 + (corner[1] - 32) * 10];
        expect([surrounds(ring, towards), surrounds(ring, beyond)]).toEqual([true, false]);
      }),
    );
  });
});
