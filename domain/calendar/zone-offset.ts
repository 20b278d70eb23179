import { dayMillis } from './civil-day.ts';
import { zoneOf } from './zone.ts';

/** Milliseconds that the clocks of a time zone are ahead of UTC at an instant (milliseconds since the epoch). */
export const zoneOffset = (at: number, timeZone: string): number => {
  const { day, millis } = zoneOf(timeZone).localOf(at);
  return day * dayMillis + millis - at;
};
