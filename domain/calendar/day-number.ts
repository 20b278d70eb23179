import { dayText } from './civil-day.ts';
import { zoneOf } from './zone.ts';

/** The civil day of an instant (milliseconds since the epoch) in a time zone, as numbers of reports and cases have it: `20261122`. */
export const dayNumber = (at: number, timeZone: string): string =>
  dayText(zoneOf(timeZone).localOf(at).day).replaceAll('-', '');
