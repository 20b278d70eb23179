import { zoneOf } from '../domain/calendar/zone.ts';

/** When the day began on which an instant lies, in the zone of the centre. */
export const midnightBefore = (now: Date, timeZone: string): Date => {
  const zone = zoneOf(timeZone);
  return new Date(zone.instantOf({ day: zone.localOf(now.getTime()).day, millis: 0 }));
};
