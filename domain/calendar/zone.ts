import type { Instant } from '../limits/limit.ts';
import { type CivilDay, dayMillis } from './civil-day.ts';

/** Local time in a zone: the civil day and the milliseconds since its midnight on the wall clock. */
export interface LocalTime {
  readonly day: CivilDay;
  readonly millis: number;
}

export interface Zone {
  readonly name: string;
  readonly localOf: (at: Instant) => LocalTime;
  /** In a gap of the wall clock the later reading, where it repeats the earlier one. */
  readonly instantOf: (local: LocalTime) => Instant;
}

/** Zones whose distance from UTC has not changed since the given instant: no table needed. */
const fixedZones: Readonly<Record<string, { readonly offset: number; readonly since: Instant }>> = {
  UTC: { offset: 0, since: -Infinity },
  'Asia/Shanghai': { offset: 8 * 3_600_000, since: Date.UTC(1992, 0, 1) },
};

const partsOf = (formatter: Intl.DateTimeFormat, at: Instant): number => {
  const found: Record<string, number> = {};
  for (const part of formatter.formatToParts(at)) found[part.type] = Number(part.value);
  const field = (name: string): number => found[name] ?? 0;
  return Date.UTC(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour'),
    field('minute'),
    field('second'),
  );
};

/** Offsets by the tables of the platform; one formatter a zone, since making one is costly. */
const tableOffset = (name: string): ((at: Instant) => number) => {
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const second = Math.floor(at / 1000) * 1000;
    return partsOf(formatter, second) - second;
  };
};

const offsetOf = (name: string): ((at: Instant) => number) => {
  const fixed = fixedZones[name];
  if (fixed === undefined) return tableOffset(name);
  let table: ((at: Instant) => number) | null = null;
  return (at) => {
    if (at >= fixed.since) return fixed.offset;
    table ??= tableOffset(name);
    return table(at);
  };
};

const makeZone = (name: string): Zone => {
  const offset = offsetOf(name);
  return {
    name,
    localOf: (at) => {
      const wall = at + offset(at);
      const day = Math.floor(wall / dayMillis);
      return { day, millis: wall - day * dayMillis };
    },
    instantOf: ({ day, millis }) => {
      const wall = day * dayMillis + millis;
      const before = offset(wall - dayMillis);
      const first = wall - before;
      if (offset(first) === before) return first;
      const second = wall - offset(first);
      // Inside a gap neither reading is on the wall clock: keep the later instant.
      return offset(second) === offset(first) ? second : Math.max(first, second);
    },
  };
};

const zones = new Map<string, Zone>();

/**
 * The zone of an IANA name.
 * @throws RangeError when the platform does not know the name; see `isZone`.
 */
export const zoneOf = (name: string): Zone => {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = makeZone(name);
  if (fixedZones[name] === undefined) zone.localOf(0);
  zones.set(name, zone);
  return zone;
};

/** Whether the platform knows a zone of this name. */
export const isZone = (name: string): boolean => {
  try {
    return name !== '' && zoneOf(name).name === name;
  } catch {
    return false;
  }
};
