import { dayMillis } from '../../../domain/calendar/civil-day.ts';
import { zoneOf } from '../../../domain/calendar/zone.ts';

/**
 * Reads dates as files write them. A pattern is made of YYYY MM DD HH hh mm ss A and literal
 * characters; a text without an offset is the time on the wall in `timeZone`. ISO 8601 is always
 * understood. Null for anything that is no date (31 February, month 13).
 */
export function parseInstant(text: string, pattern: string, timeZone: string): number | null {
  return (
    parseIso(text, timeZone) ?? (pattern === 'iso' ? null : parsePattern(text, pattern, timeZone))
  );
}

interface Wall {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const iso =
  /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})(?:[T ](?<hour>\d{2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,]\d{1,9})?)?(?<offset>Z|[+-]\d{2}:?\d{2})?)?$/u;

function parseIso(text: string, timeZone: string): number | null {
  const groups = iso.exec(text)?.groups;
  const wall = groups === undefined ? null : wallOf(groups);
  if (groups === undefined || wall === null) {
    return null;
  }
  const offset = groups['offset'];
  return offset === undefined || offset === ''
    ? instantInZone(wall, timeZone)
    : asUtc(wall) - offsetMillis(offset);
}

const tokens: Readonly<Record<string, string>> = {
  YYYY: String.raw`(?<year>\d{4})`,
  MM: String.raw`(?<month>\d{1,2})`,
  DD: String.raw`(?<day>\d{1,2})`,
  HH: String.raw`(?<hour>\d{1,2})`,
  hh: String.raw`(?<half>\d{1,2})`,
  mm: String.raw`(?<minute>\d{1,2})`,
  ss: String.raw`(?<second>\d{1,2})`,
  A: '(?<noon>[AaPp][Mm])',
};

function parsePattern(text: string, pattern: string, timeZone: string): number | null {
  const groups = regularExpressionOf(pattern).exec(text)?.groups;
  const wall = groups === undefined ? null : wallOf(groups);
  return wall === null ? null : instantInZone(wall, timeZone);
}

function regularExpressionOf(pattern: string): RegExp {
  const source = pattern.replaceAll(/YYYY|MM|DD|HH|hh|mm|ss|A|[^A-Za-z0-9\s]|\s+/gu, (part) => {
    const token = tokens[part];
    if (token !== undefined) {
      return token;
    }
    return part.trim() === '' ? String.raw`\s+` : `\\u{${(part.codePointAt(0) ?? 0).toString(16)}}`;
  });
  return new RegExp(`^${source}$`, 'u');
}

function wallOf(groups: Readonly<Record<string, string | undefined>>): Wall | null {
  const number = (name: string): number => Number(groups[name] ?? 0);
  const hour =
    groups['half'] === undefined
      ? number('hour')
      : hourOfHalf(number('half'), groups['noon'] ?? '');
  const wall: Wall = {
    year: number('year'),
    month: number('month'),
    day: number('day'),
    hour,
    minute: number('minute'),
    second: number('second'),
  };
  const date = new Date(asUtc(wall));
  const same =
    date.getUTCMonth() === wall.month - 1 &&
    date.getUTCDate() === wall.day &&
    date.getUTCHours() === wall.hour &&
    date.getUTCMinutes() === wall.minute &&
    date.getUTCSeconds() === wall.second;
  return same ? wall : null;
}

/** 12-hour clock: 12 AM is midnight, 12 PM noon; a 13th hour makes the date invalid. */
function hourOfHalf(half: number, noon: string): number {
  if (half < 1 || half > 12) {
    return 99;
  }
  return (half % 12) + (noon.toUpperCase() === 'PM' ? 12 : 0);
}

function asUtc(wall: Wall): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
}

function offsetMillis(offset: string): number {
  if (offset === 'Z') {
    return 0;
  }
  const digits = offset.replaceAll(/\D/gu, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000;
}

function instantInZone(wall: Wall, timeZone: string): number {
  const millis = asUtc(wall);
  const day = Math.floor(millis / dayMillis);
  return zoneOf(timeZone).instantOf({ day, millis: millis - day * dayMillis });
}
