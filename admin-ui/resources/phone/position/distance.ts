import type { Point } from '../../reports/sketch.ts';

const earthMeters = 6_371_008.8;
const radians = Math.PI / 180;

/** Great-circle distance in meters (haversine on the mean radius). */
export function metersBetween(one: Point, other: Point): number {
  const latitudes = (other.latitude - one.latitude) * radians;
  const longitudes = (other.longitude - one.longitude) * radians;
  const chord =
    Math.sin(latitudes / 2) ** 2 +
    Math.cos(one.latitude * radians) *
      Math.cos(other.latitude * radians) *
      Math.sin(longitudes / 2) ** 2;
  return 2 * earthMeters * Math.asin(Math.min(1, Math.sqrt(chord)));
}

/** A place as data has it: either number may be missing. */
export interface MaybePlace {
  readonly longitude: number | null;
  readonly latitude: number | null;
}

export const pointOf = ({ longitude, latitude }: MaybePlace): Point | null =>
  longitude === null || latitude === null ? null : { longitude, latitude };
