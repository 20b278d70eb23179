import {
  securityEventKinds,
  type SecurityEventKind,
} from '../../../domain/audit/security-event-types.ts';
import { fromZonedInput } from '../../forms/zoned-input.ts';

export const results = ['all', 'ok', 'failed'] as const;

/** What the address of the log says; everything shareable stands in it (screens section 3). */
export interface LogAddress {
  readonly q: string;
  readonly kind: SecurityEventKind | undefined;
  readonly result: (typeof results)[number];
  /** Id of a person, of a case. */
  readonly by: string;
  readonly case: string;
  /** Days of the centre, `2026-11-27`, both included. */
  readonly from: string;
  readonly to: string;
}

export const everyEntry: LogAddress = {
  q: '',
  kind: undefined,
  result: 'all',
  by: '',
  case: '',
  from: '',
  to: '',
};

const dayPattern = /^\d{4}-\d\d-\d\d$/u;
const dayMillis = 86_400_000;

const toDay = (millis: number): string =>
  Number.isNaN(millis) ? '' : new Date(millis).toISOString().slice(0, 10);

/** Days that can be asked for. */
export const firstDay = '1900-01-01';
export const lastDay = '2999-12-31';

/** Days that are in no calendar, such as 30 February, count as others when they are read. */
const isDay = (day: string): boolean =>
  dayPattern.test(day) && day >= firstDay && day <= lastDay && toDay(Date.parse(day)) === day;

const readDay = (text: string | null): string => (text !== null && isDay(text) ? text : '');

/** Reads an address; what is unknown is left out, so that an old link never answers 400. */
export const readLogAddress = (search: URLSearchParams): LogAddress => ({
  q: (search.get('q') ?? '').slice(0, 100),
  kind: securityEventKinds.find((kind) => kind === search.get('kind')),
  result: results.find((result) => result === search.get('result')) ?? 'all',
  by: (search.get('by') ?? '').slice(0, 200),
  case: (search.get('case') ?? '').slice(0, 200),
  from: readDay(search.get('from')),
  to: readDay(search.get('to')),
});

export function writeLogAddress(address: LogAddress): URLSearchParams {
  const { kind, result, ...texts } = address;
  const given = { ...texts, kind: kind ?? '', result: result === 'all' ? '' : result };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''));
}

export const isNarrowed = (address: LogAddress): boolean =>
  writeLogAddress(address).toString() !== '';

const dayAfter = (day: string): string => toDay(Date.parse(day) + dayMillis);

/** When a day of the centre begins. */
const startOf = (day: string, zone: string): string => fromZonedInput(`${day}T00:00`, zone);

/** The filter of `GET /api/security-events`; undefined: all of them. */
export function logFilter(address: LogAddress, zone: string): string | undefined {
  const { kind, result, by, from, to } = address;
  const q = address.q.trim();
  const filter = {
    ...(q === '' ? {} : { q }),
    ...(kind === undefined ? {} : { kind }),
    ...(result === 'all' ? {} : { success: result === 'ok' }),
    ...(by === '' ? {} : { by }),
    ...(address.case === '' ? {} : { caseId: address.case }),
    ...(from === '' ? {} : { since: startOf(from, zone) }),
    ...(to === '' ? {} : { before: startOf(dayAfter(to), zone) }),
  };
  return Object.keys(filter).length === 0 ? undefined : JSON.stringify(filter);
}
