import type { ReportMap } from '../../contract/imports.ts';
import { readColumn, textOf } from './read-column.ts';

export interface Coordinates {
  readonly longitude: number;
  readonly latitude: number;
}

export type CoordinatesProblem =
  | 'coordinates-missing'
  | 'coordinates-zero'
  | 'coordinates-unreadable'
  | 'coordinates-out-of-range';

/** Coordinates of a row, null when the row has none and none are required, or why they cannot be used. */
export function readCoordinates(
  values: Readonly<Record<string, unknown>>,
  map: ReportMap,
): Coordinates | CoordinatesProblem | null {
  const texts = coordinateTexts(values, map);
  if (texts === null || (texts.longitude === '' && texts.latitude === '')) {
    return map.requireCoordinates === false ? null : 'coordinates-missing';
  }
  if (texts.longitude === '' || texts.latitude === '') {
    return 'coordinates-missing';
  }
  return checked(Number(texts.longitude), Number(texts.latitude));
}

function checked(longitude: number, latitude: number): Coordinates | CoordinatesProblem {
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) {
    return 'coordinates-unreadable';
  }
  if (longitude === 0 && latitude === 0) {
    return 'coordinates-zero';
  }
  return Math.abs(longitude) > 180 || Math.abs(latitude) > 90
    ? 'coordinates-out-of-range'
    : { longitude, latitude };
}

interface CoordinateTexts {
  readonly longitude: string;
  readonly latitude: string;
}

function coordinateTexts(
  values: Readonly<Record<string, unknown>>,
  map: ReportMap,
): CoordinateTexts | null {
  const { point, longitude, latitude } = map.columns;
  if (point !== undefined) {
    const text = textOf(readColumn(values, point));
    const pair = /^\(?\s*(?<latitude>[^\s,]+)\s*,\s*(?<longitude>[^\s,)]+)\s*\)?$/u.exec(
      text,
    )?.groups;
    if (pair === undefined) {
      return text === '' ? null : { longitude: 'none', latitude: 'none' };
    }
    return { longitude: pair['longitude'] ?? '', latitude: pair['latitude'] ?? '' };
  }
  if (longitude === undefined || latitude === undefined) {
    return null;
  }
  return {
    longitude: textOf(readColumn(values, longitude)),
    latitude: textOf(readColumn(values, latitude)),
  };
}
