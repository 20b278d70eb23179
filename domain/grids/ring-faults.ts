import type { Corner, Ring } from './ring.ts';

/** Why a ring is no grid; corners and edges are counted from 0, edge n begins at corner n. */
export type RingFault =
  | { readonly fault: 'too-few-corners' | 'too-many-corners' | 'no-area' }
  | { readonly fault: 'out-of-range' | 'repeated-corner'; readonly corner: number }
  | { readonly fault: 'crosses-itself'; readonly edges: readonly [number, number] };

const mostCorners = 500;

type Edge = readonly [from: Corner, to: Corner];

const edgesOf = (ring: Ring): readonly Edge[] =>
  ring.flatMap((from, index): Edge[] => {
    const to = ring[(index + 1) % ring.length];
    return to === undefined ? [] : [[from, to]];
  });

/** On which side of a line a point lies: above 0 left, below 0 right, 0 on it. */
const sideOf = ([[x1, y1], [x2, y2]]: Edge, [x, y]: Corner): number =>
  Math.sign((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));

const within = ([[x1, y1], [x2, y2]]: Edge, [x, y]: Corner): boolean =>
  x >= Math.min(x1, x2) && x <= Math.max(x1, x2) && y >= Math.min(y1, y2) && y <= Math.max(y1, y2);

const isOn = (edge: Edge, point: Corner): boolean =>
  sideOf(edge, point) === 0 && within(edge, point);

/** Whether two edges have a point in common. */
const meet = (one: Edge, other: Edge): boolean => {
  const apart =
    sideOf(one, other[0]) !== sideOf(one, other[1]) &&
    sideOf(other, one[0]) !== sideOf(other, one[1]);
  return (
    apart ||
    isOn(one, other[0]) ||
    isOn(one, other[1]) ||
    isOn(other, one[0]) ||
    isOn(other, one[1])
  );
};

/** Neighbors share a corner; they are wrong only when they lie on each other. */
const foldBack = (one: Edge, next: Edge): boolean => isOn(one, next[1]) || isOn(next, one[0]);

const crossing = (edges: readonly Edge[]): RingFault | null => {
  for (const [index, edge] of edges.entries()) {
    for (let other = index + 1; other < edges.length; other += 1) {
      const second = edges[other];
      if (second === undefined) continue;
      const isNext = other === index + 1;
      const isBefore = index === 0 && other === edges.length - 1;
      const wrong =
        (isNext && foldBack(edge, second)) ||
        (isBefore && foldBack(second, edge)) ||
        (!isNext && !isBefore && meet(edge, second));
      if (wrong) return { fault: 'crosses-itself', edges: [index, other] };
    }
  }
  return null;
};

const outOfRange = ([longitude, latitude]: Corner): boolean =>
  !(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90);

const isRepeated = ([x, y]: Corner, index: number, ring: Ring): boolean =>
  ring.findIndex(([x2, y2]) => x2 === x && y2 === y) !== index;

/** Twice the area, in square degrees; its sign says which way round the corners go. */
const doubleArea = (edges: readonly Edge[]): number =>
  edges.reduce((sum, [[x1, y1], [x2, y2]]) => sum + (x1 * y2 - x2 * y1), 0);

/** The first thing that is wrong with the corners of a grid; null when they bound one area. */
export const ringFault = (ring: Ring): RingFault | null => {
  if (ring.length < 3) return { fault: 'too-few-corners' };
  if (ring.length > mostCorners) return { fault: 'too-many-corners' };
  const outside = ring.findIndex(outOfRange);
  if (outside !== -1) return { fault: 'out-of-range', corner: outside };
  const repeated = ring.findIndex(isRepeated);
  if (repeated !== -1) return { fault: 'repeated-corner', corner: repeated };
  const edges = edgesOf(ring);
  const [start = [0, 0]] = ring;
  const near = edges.map(([from, to]): Edge => [
    [from[0] - start[0], from[1] - start[1]],
    [to[0] - start[0], to[1] - start[1]],
  ]);
  if (doubleArea(near) === 0 && ring.length === 3) return { fault: 'no-area' };
  return crossing(edges);
};
