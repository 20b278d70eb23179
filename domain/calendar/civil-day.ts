/** A civil day as the number of days since 1970-01-01, without any zone. */
export type CivilDay = number;

export const dayMillis = 86_400_000;

/** The year of a civil day. */
export const yearOf = (day: CivilDay): number => new Date(day * dayMillis).getUTCFullYear();

/** `YYYY-MM-DD`. */
export const dayText = (day: CivilDay): string =>
  new Date(day * dayMillis).toISOString().slice(0, 10);

const pattern = /^\d{4}-\d{2}-\d{2}$/u;

/** The civil day of `YYYY-MM-DD`, or null when there is no such day. */
export const parseDay = (text: string): CivilDay | null => {
  if (!pattern.test(text)) return null;
  const millis = Date.parse(`${text}T00:00:00.000Z`);
  if (Number.isNaN(millis)) return null;
  const day = millis / dayMillis;
  return dayText(day) === text ? day : null;
};

/** First civil day of a year. */
export const firstDayOf = (year: number): CivilDay => {
  const date = new Date(0);
  date.setUTCFullYear(year, 0, 1);
  return date.getTime() / dayMillis;
};

/** Saturday or Sunday. 1970-01-01 was a Thursday. */
export const isWeekend = (day: CivilDay): boolean => {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
};
