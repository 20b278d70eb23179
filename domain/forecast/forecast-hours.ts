import { zoneOf } from '../calendar/zone.ts';
import type { Instant } from '../limits/limit.ts';

const hourMillis = 3_600_000;
const morning = 8 * hourMillis;

/** The next 08:00 in a zone, after midnight that of the same day: until then a forecast of tonight looks ahead. */
export const nextMorning = (now: Instant, timeZone: string): Instant => {
  const zone = zoneOf(timeZone);
  const { day, millis } = zone.localOf(now);
  return zone.instantOf({ day: millis < morning ? day : day + 1, millis: morning });
};

/** How many hours there are until the end, the first of them begun. */
export const hoursUntil = (now: Instant, until: Instant): number =>
  Math.max(1, Math.ceil((until - now) / hourMillis));

/** In which of the hours an instant lies; they are counted back from the end, so that each ends on the hour. */
export const hourOf = (at: Instant, { now, until }: { now: Instant; until: Instant }): number =>
  Math.max(0, hoursUntil(now, until) - 1 - Math.floor((until - at) / hourMillis));

/** When an hour ends. */
export const endOfHour = (hour: number, of: { now: Instant; until: Instant }): Instant =>
  of.until - (hoursUntil(of.now, of.until) - 1 - hour) * hourMillis;
