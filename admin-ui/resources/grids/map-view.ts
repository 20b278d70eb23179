import type { Corner } from '../../../domain/grids/ring.ts';
import type { Spot } from '../../maps/spot.ts';
import { projectionOf, type Point, type Projection } from '../reports/sketch.ts';

/** The ground on a flat sheet, in meters; y goes south. */
export interface Sheet {
  readonly toSpot: (corner: Corner) => Spot;
  readonly toCorner: (spot: Spot) => Corner;
  readonly width: number;
  readonly height: number;
}

const pointOf = ([longitude, latitude]: Corner): Point => ({ longitude, latitude });

/** Around which a first grid is drawn where there is none: the middle of the country. */
const nowhere: readonly Corner[] = [
  [104, 35],
  [104.05, 35.05],
];

/** The sheet that holds these corners. */
export function sheetOf(corners: readonly Corner[]): Sheet {
  const held = corners.length < 3 ? nowhere : corners;
  const projection: Projection = projectionOf(held.map(pointOf));
  return {
    toSpot: (corner) => projection.toSpot(pointOf(corner)),
    toCorner: (spot) => {
      const { longitude, latitude } = projection.toPoint(spot);
      return [longitude, latitude];
    },
    width: projection.width,
    height: projection.height,
  };
}

/** Square meters as people read them: hectares from one on. */
export const hectaresOf = (squareMeters: number): number => squareMeters / 10_000;
