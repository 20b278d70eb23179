import { Value } from 'typebox/value';
import { isZone } from '../../../domain/calendar/zone.ts';
import { ReportMap } from '../../contract/imports.ts';
import { parseInstant } from './parse-instant.ts';

export type CheckedMap =
  | { readonly ok: true; readonly map: ReportMap }
  | { readonly ok: false; readonly errors: readonly MapError[] };

export interface MapError {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Judges a map file: its shape, its zone and its date pattern. */
export function checkMap(value: unknown): CheckedMap {
  if (!Value.Check(ReportMap, value)) {
    const errors = [...Value.Errors(ReportMap, value)].map((error) => ({
      path: `/map${error.instancePath}`,
      code: 'shape',
      message: error.message,
    }));
    return { ok: false, errors };
  }
  const errors = [...zoneErrors(value), ...patternErrors(value), ...pairErrors(value)];
  return errors.length === 0 ? { ok: true, map: value } : { ok: false, errors };
}

function zoneErrors(map: ReportMap): readonly MapError[] {
  return map.timeZone === undefined || isZone(map.timeZone)
    ? []
    : [
        {
          path: '/map/timeZone',
          code: 'time-zone-unknown',
          message: 'Expected the name of a time zone',
        },
      ];
}

function patternErrors(map: ReportMap): readonly MapError[] {
  if (map.dateFormat === undefined || map.dateFormat === 'iso') {
    return [];
  }
  const complete = ['YYYY', 'MM', 'DD'].every((token) => map.dateFormat?.split(token).length === 2);
  return complete && readable(map.dateFormat)
    ? []
    : [
        {
          path: '/map/dateFormat',
          code: 'date-format-unreadable',
          message: 'Expected one YYYY, one MM and one DD',
        },
      ];
}

function readable(pattern: string): boolean {
  try {
    parseInstant('-', pattern, 'UTC');
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return false;
    }
    throw error;
  }
}

function pairErrors(map: ReportMap): readonly MapError[] {
  const { longitude, latitude } = map.columns;
  return (longitude === undefined) === (latitude === undefined)
    ? []
    : [
        {
          path: '/map/columns',
          code: 'half-a-coordinate',
          message: 'Expected longitude and latitude together',
        },
      ];
}
