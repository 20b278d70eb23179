import { dayText } from '../../../domain/calendar/civil-day.ts';
import { zoneOf } from '../../../domain/calendar/zone.ts';

/** The periods that can be chosen, by whole months; the last is the one that a page begins with. */
export const periodNames = [
  'thisMonth',
  'lastMonth',
  'threeMonths',
  'thisYear',
  'twelveMonths',
] as const;
export type PeriodName = (typeof periodNames)[number];

const firstPeriod: PeriodName = 'twelveMonths';

export const readPeriod = (text: string): PeriodName =>
  periodNames.find((name) => name === text) ?? firstPeriod;

/** First and last month of a period (`2026-11`). */
export interface Months {
  readonly from: string;
  readonly to: string;
}

const monthsBefore = (month: string, count: number): string => {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - count;
  return `${String(Math.floor(number / 12))}-${String((number % 12) + 1).padStart(2, '0')}`;
};

const beginnings: { readonly [P in PeriodName]: (now: string) => Months } = {
  thisMonth: (now) => ({ from: now, to: now }),
  lastMonth: (now) => ({ from: monthsBefore(now, 1), to: monthsBefore(now, 1) }),
  threeMonths: (now) => ({ from: monthsBefore(now, 2), to: now }),
  thisYear: (now) => ({ from: `${now.slice(0, 4)}-01`, to: now }),
  twelveMonths: (now) => ({ from: monthsBefore(now, 11), to: now }),
};

/** `now`: the server's time, epoch milliseconds; months are those of the centre. */
export const monthsOf = (name: PeriodName, now: number, zone: string): Months =>
  beginnings[name](dayText(zoneOf(zone).localOf(now).day).slice(0, 7));
