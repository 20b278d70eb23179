import type { Tongue } from './duration-words.ts';

export interface DateRule {
  readonly tongue: Tongue;
  /** IANA zone of the deployment; never the machine's. */
  readonly zone: string;
  /** The server's time, epoch milliseconds. */
  readonly now: number;
}

interface ZonedDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly time: string;
  readonly seconds: string;
}

const weekdays: { readonly [T in Tongue]: readonly string[] } = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) {
    return known;
  }
  const made = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, made);
  return made;
}

function zoned(instant: number, zone: string): ZonedDate {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return {
    year: Number(part('year')),
    month: Number(part('month')),
    day: Number(part('day')),
    time: `${part('hour')}:${part('minute')}`,
    seconds: part('second'),
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

/** Days since 1970-01-01 of a date on the wall: differences of it are differences in days. */
const dayNumber = (date: ZonedDate): number =>
  Math.round(Date.UTC(date.year, date.month - 1, date.day) / 86_400_000);
/** 0 = Sunday. 1970-01-01 was a Thursday. */
const weekday = (days: number): number => (((days + 4) % 7) + 7) % 7;
/** Number of the week, weeks beginning on Monday. */
const weekNumber = (days: number): number => Math.floor((days + 3) / 7);

const monthDay = (date: ZonedDate): string => `${two(date.month)}-${two(date.day)}`;

/** English of any day but today: Tue 24 Nov 14:32, with the year when it is another one. */
function englishDate(date: ZonedDate, sameYear: boolean): string {
  const name = weekdays.en[weekday(dayNumber(date))] ?? '';
  const month = months[date.month - 1] ?? '';
  return sameYear ? `${name} ${date.day} ${month}` : `${date.day} ${month} ${date.year}`;
}

function dayWords(date: ZonedDate, now: ZonedDate, tongue: Tongue): string {
  const sameYear = date.year === now.year;
  if (tongue === 'en') {
    return englishDate(date, sameYear);
  }
  const days = dayNumber(date);
  if (weekNumber(days) === weekNumber(dayNumber(now))) {
    return weekdays.zh[weekday(days)] ?? '';
  }
  return sameYear ? monthDay(date) : `${date.year}-${monthDay(date)}`;
}

/**
 * A moment in words (screens section 7): today 14:32, this week 周二 14:32, this year
 * 11-24 14:32, else 2025-11-24 14:32. English: 14:32, Tue 24 Nov 14:32, 24 Nov 2025 14:32.
 */
export function dateWords(instant: number, rule: DateRule): string {
  const date = zoned(instant, rule.zone);
  const now = zoned(rule.now, rule.zone);
  return dayNumber(date) === dayNumber(now)
    ? date.time
    : `${dayWords(date, now, rule.tongue)} ${date.time}`;
}

/** A day of whatever year, without a time of day: 2026-01-01, 1 Jan 2026. */
export function wholeDayWords(instant: number, zone: string, tongue: Tongue): string {
  const date = zoned(instant, zone);
  return tongue === 'en' ? englishDate(date, false) : `${date.year}-${monthDay(date)}`;
}

/** Since when something holds: the day alone where it began with the day. */
export function sinceWords(instant: number, rule: DateRule): string {
  const { time, seconds } = zoned(instant, rule.zone);
  return time === '00:00' && seconds === '00'
    ? wholeDayWords(instant, rule.zone, rule.tongue)
    : dateWords(instant, rule);
}

const nearDays: { readonly [T in Tongue]: readonly [string, string] } = {
  zh: ['今天', '明天'],
  en: ['today', 'tomorrow'],
};

/** When something falls due, or ends that began on another day: as `dateWords`, with 今天 or 明天 said. */
export function dueWords(instant: number, rule: DateRule): string {
  const date = zoned(instant, rule.zone);
  const now = zoned(rule.now, rule.zone);
  const near = nearDays[rule.tongue][dayNumber(date) - dayNumber(now)];
  return near === undefined ? dateWords(instant, rule) : `${near} ${date.time}`;
}

/** The full moment of ledger and print, with year and seconds: 2026-11-24 11:21:00. */
export function ledgerTimeWords(instant: number, zone: string): string {
  const date = zoned(instant, zone);
  return `${date.year}-${monthDay(date)} ${date.time}:${date.seconds}`;
}

/** 14:32. */
export function timeOfDay(instant: number, zone: string): string {
  return zoned(instant, zone).time;
}

/** 14:32:05. */
export function timeWithSeconds(instant: number, zone: string): string {
  const date = zoned(instant, zone);
  return `${date.time}:${date.seconds}`;
}

/** The day at the head of a track: 11-24 周二, Tue 24 Nov. */
export function dayHeadWords(instant: number, zone: string, tongue: Tongue): string {
  const date = zoned(instant, zone);
  return tongue === 'en'
    ? englishDate(date, true)
    : `${monthDay(date)} ${weekdays.zh[weekday(dayNumber(date))] ?? ''}`;
}

/** The day in the head of the page: 11 月 24 日 周二, Tue 24 Nov. */
export function todayWords(instant: number, zone: string, tongue: Tongue): string {
  const date = zoned(instant, zone);
  return tongue === 'en'
    ? englishDate(date, true)
    : `${date.month} 月 ${date.day} 日 ${weekdays.zh[weekday(dayNumber(date))] ?? ''}`;
}

/** Number of the day on the wall in that zone; equal for two moments of one day. */
export function wallDay(instant: number, zone: string): number {
  return dayNumber(zoned(instant, zone));
}
