import { parseDay } from '../../domain/calendar/civil-day.ts';
import { zoneOf } from '../../domain/calendar/zone.ts';
import { mostMonths, type StatisticsQuery } from '../contract/statistics.ts';
import { fieldProblem } from '../problem.ts';

export interface Period {
  readonly from: Date;
  /** The first moment after it. */
  readonly to: Date;
  /** `2026-11`, each month of it. */
  readonly months: readonly string[];
}

const numberOf = (month: string): number =>
  Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

const monthOf = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

const beginningOf = (month: string, timeZone: string): Date => {
  const day = parseDay(`${month}-01`);
  if (day === null) {
    throw fieldProblem('validation-failed', '/from', {
      code: 'out-of-range',
      message: 'is no month that the calendar knows',
    });
  }
  return new Date(zoneOf(timeZone).instantOf({ day, millis: 0 }));
};

/**
 * Whole months in the zone of the centre.
 * @throws Problem `validation-failed` when they are out of order or too many
 */
export const periodOf = ({ from, to }: StatisticsQuery, timeZone: string): Period => {
  const [first, last] = [numberOf(from), numberOf(to)];
  if (last < first || last - first >= mostMonths) {
    throw fieldProblem('validation-failed', '/to', {
      code: last < first ? 'end-before-beginning' : 'out-of-range',
      message: `expected up to ${String(mostMonths)} months from the first on`,
    });
  }
  return {
    from: beginningOf(from, timeZone),
    to: beginningOf(monthOf(last + 1), timeZone),
    months: Array.from({ length: last - first + 1 }, (_, index) => monthOf(first + index)),
  };
};
