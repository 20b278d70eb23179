import type { Corner, Ring } from './ring.ts';

/** An area that two grids both claim, or that none does; square meters, and a place within it. */
export interface Overlap {
  readonly grids: readonly [string, string];
  readonly area: number;
  readonly at: Corner;
}
export interface Gap {
  readonly area: number;
  readonly at: Corner;
}
export interface Coverage {
  readonly overlaps: readonly Overlap[];
  readonly gaps: readonly Gap[];
}

export interface CoveredGrid {
  readonly id: string;
  readonly ring: Ring;
}

/** What is smaller comes from drawing by hand, not from two grids that claim a place. */
const leastSquareMeters = 1;
const metersPerDegree = 111_320;
/** Closer than this, two places are one. */
const near = 1e-4;

/** An edge that goes up, in meters. */
interface Edge {
  readonly grid: number;
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

interface Plane {
  readonly toMeters: (corner: Corner) => Corner;
  readonly toDegrees: (spot: Corner) => Corner;
}

/** A flat plane around the grids: good enough for a town. */
const planeOf = (grids: readonly CoveredGrid[]): Plane => {
  const corners = grids.flatMap(({ ring }) => ring);
  const west = corners.reduce((least, [x]) => Math.min(least, x), Infinity);
  const south = corners.reduce((least, [, y]) => Math.min(least, y), Infinity);
  const perLongitude = metersPerDegree * Math.cos((south * Math.PI) / 180);
  return {
    toMeters: ([x, y]) => [(x - west) * perLongitude, (y - south) * metersPerDegree],
    toDegrees: ([x, y]) => [west + x / perLongitude, south + y / metersPerDegree],
  };
};

const edgesOf = (grids: readonly CoveredGrid[], plane: Plane): readonly Edge[] =>
  grids.flatMap(({ ring }, grid) => {
    const spots = ring.map(plane.toMeters);
    return spots.flatMap(([x1, y1], index): Edge[] => {
      const [x2, y2] = spots[(index + 1) % spots.length] ?? [x1, y1];
      if (y1 === y2) return [];
      return [y1 < y2 ? { grid, x1, y1, x2, y2 } : { grid, x1: x2, y1: y2, x2: x1, y2: y1 }];
    });
  });

const xAt = ({ x1, y1, x2, y2 }: Edge, y: number): number =>
  x1 + ((x2 - x1) * (y - y1)) / (y2 - y1);

/** The height at which two edges cross, if they do. */
const crossingOf = (one: Edge, other: Edge): number | null => {
  const from = Math.max(one.y1, other.y1);
  const to = Math.min(one.y2, other.y2);
  if (from >= to) return null;
  const below = xAt(one, from) - xAt(other, from);
  const above = xAt(one, to) - xAt(other, to);
  if (below * above >= 0) return null;
  return from + ((to - from) * below) / (below - above);
};

/** Heights between which no edge begins, ends or crosses another. */
const heightsOf = (edges: readonly Edge[]): readonly number[] => {
  const crossings = edges.flatMap((one, index) =>
    edges.slice(index + 1).flatMap((other) => {
      if (one.grid === other.grid) return [];
      return crossingOf(one, other) ?? [];
    }),
  );
  const sorted = [...edges.flatMap(({ y1, y2 }) => [y1, y2]), ...crossings].toSorted(
    (one, other) => one - other,
  );
  const apart: number[] = [];
  for (const y of sorted) if (y - (apart.at(-1) ?? -Infinity) > near) apart.push(y);
  return apart;
};

/** A piece between two edges within a slab; whoever covers it covers all of it. */
interface Piece {
  readonly grids: readonly number[];
  readonly area: number;
  readonly at: Corner;
  /** From where to where it lies at its lower and upper end; the outermost have no end. */
  readonly lower: readonly [number, number];
  readonly upper: readonly [number, number];
  readonly outside: boolean;
}

interface Slab {
  readonly from: number;
  readonly to: number;
}

const pieceBetween = (
  left: Edge | undefined,
  right: Edge | undefined,
  grids: readonly number[],
  { from, to }: Slab,
): Piece => {
  const spanAt = (y: number): readonly [number, number] => [
    left === undefined ? -Infinity : xAt(left, y),
    right === undefined ? Infinity : xAt(right, y),
  ];
  const lower = spanAt(from);
  const upper = spanAt(to);
  const middle = spanAt((from + to) / 2);
  const width = Math.max(0, middle[1] - middle[0]);
  return {
    grids,
    area: width * (to - from),
    at: [(middle[0] + middle[1]) / 2, (from + to) / 2],
    lower,
    upper,
    outside: left === undefined || right === undefined,
  };
};

/** The pieces of a slab from west to east. */
const piecesOf = (edges: readonly Edge[], slab: Slab): readonly Piece[] => {
  const middle = (slab.from + slab.to) / 2;
  const here = edges
    .filter(({ y1, y2 }) => y1 < middle && y2 > middle)
    .toSorted((one, other) => xAt(one, middle) - xAt(other, middle));
  const inside = new Set<number>();
  return [undefined, ...here].map((left, index) => {
    if (left !== undefined && !inside.delete(left.grid)) inside.add(left.grid);
    return pieceBetween(left, here[index], [...inside], slab);
  });
};

/** Every two of them. */
const pairsOf = (grids: readonly number[]): readonly (readonly [number, number])[] =>
  grids.flatMap((one, index) => grids.slice(index + 1).map((other) => [one, other] as const));

const overlapsIn = (
  pieces: readonly Piece[],
  grids: readonly CoveredGrid[],
  plane: Plane,
): readonly Overlap[] => {
  const idOf = (grid: number): string => grids[grid]?.id ?? '';
  const claims = pieces.flatMap((piece) =>
    pairsOf(piece.grids).map((pair) => {
      const [first = '', second = ''] = pair.map(idOf).toSorted((a, b) => (a < b ? -1 : 1));
      return { pair: [first, second] as const, piece };
    }),
  );
  return [...Map.groupBy(claims, ({ pair }) => pair.join(' ')).values()].flatMap((claimed) => {
    const area = claimed.reduce((sum, { piece }) => sum + piece.area, 0);
    const { pair, piece } = claimed.reduce((most, each) =>
      each.piece.area > most.piece.area ? each : most,
    );
    return area < leastSquareMeters ? [] : [{ grids: pair, area, at: plane.toDegrees(piece.at) }];
  });
};

const share = (one: readonly [number, number], other: readonly [number, number]): boolean =>
  Math.min(one[1], other[1]) - Math.max(one[0], other[0]) > near;

const wide = ([from, to]: readonly [number, number]): boolean => to - from > near;

/** Uncovered pieces that hang together, slab over slab, and do not reach the outside. */
const gapsIn = (slabs: readonly (readonly Piece[])[], plane: Plane): readonly Gap[] => {
  const empty = slabs.map((pieces) =>
    pieces.filter(({ grids, area, outside }) => grids.length === 0 && (outside || area > 0)),
  );
  const above = (piece: Piece, slab: number): readonly Piece[] =>
    (empty[slab + 1] ?? []).filter((other) => share(piece.upper, other.lower));
  const neighbors = new Map<Piece, Piece[]>(empty.flat().map((piece) => [piece, []]));
  for (const [slab, pieces] of empty.entries())
    for (const piece of pieces)
      for (const other of above(piece, slab)) {
        neighbors.get(piece)?.push(other);
        neighbors.get(other)?.push(piece);
      }
  const seen = new Set<Piece>();
  const together = (from: Piece): readonly Piece[] => {
    const reached = [from];
    seen.add(from);
    for (const piece of reached)
      for (const next of neighbors.get(piece) ?? [])
        if (!seen.has(next)) {
          seen.add(next);
          reached.push(next);
        }
    return reached;
  };
  // Nothing lies below the lowest slab and above the highest: what is open there is outside.
  const open = new Set([
    ...(empty[0] ?? []).filter(({ lower }) => wide(lower)),
    ...(empty.at(-1) ?? []).filter(({ upper }) => wide(upper)),
  ]);
  return [...neighbors.keys()].flatMap((piece): Gap[] => {
    if (seen.has(piece)) return [];
    const pieces = together(piece);
    const area = pieces.reduce((sum, each) => sum + each.area, 0);
    if (pieces.some((each) => each.outside || open.has(each)) || area < leastSquareMeters)
      return [];
    const largest = pieces.reduce((most, each) => (each.area > most.area ? each : most));
    return [{ area, at: plane.toDegrees(largest.at) }];
  });
};

/**
 * Where grids claim the same ground, and which ground they surround but none claims. The plane is cut
 * into slabs at every height where an edge begins, ends or crosses another; within a slab each piece
 * between two edges is covered by the same grids.
 */
export const coverageOf = (grids: readonly CoveredGrid[]): Coverage => {
  const plane = planeOf(grids);
  const edges = edgesOf(grids, plane);
  const heights = heightsOf(edges);
  const slabs = heights
    .slice(1)
    .map((to, index) => piecesOf(edges, { from: heights[index] ?? to, to }));
  return { overlaps: overlapsIn(slabs.flat(), grids, plane), gaps: gapsIn(slabs, plane) };
};

/** Square meters of a ring that does not cross itself. */
export const areaOf = (ring: Ring): number => {
  const spots = ring.map(planeOf([{ id: '', ring }]).toMeters);
  const double = spots.reduce((sum, [x1, y1], index) => {
    const [x2, y2] = spots[(index + 1) % spots.length] ?? [x1, y1];
    return sum + x1 * y2 - x2 * y1;
  }, 0);
  return Math.abs(double) / 2;
};
