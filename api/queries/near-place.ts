import { sql } from 'kysely';
import type { Condition } from '../scope-predicate.ts';

export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

const metresPerDegree = 111_320;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Cases (`c`) in a box that holds the circle; the circle itself is judged by `metresBetween`. */
export const nearPlace = ({ longitude, latitude }: Place, radiusMetres: number): Condition => {
  const north = radiusMetres / metresPerDegree;
  const east = north / Math.max(0.01, Math.cos(radians(latitude)));
  return sql<boolean>`(c.longitude between ${longitude - east} and ${longitude + east}
    and c.latitude between ${latitude - north} and ${latitude + north})`;
};

/** Metres between two points of a town: the earth is flat enough. */
export const metresBetween = (one: Place, other: Place): number => {
  const north = (one.latitude - other.latitude) * metresPerDegree;
  const east =
    (one.longitude - other.longitude) * metresPerDegree * Math.cos(radians(other.latitude));
  return Math.hypot(north, east);
};
