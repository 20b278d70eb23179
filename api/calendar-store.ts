import type { Kysely } from 'kysely';
import { calendarWarning } from '../domain/calendar/calendar-warning.ts';
import { parseWorkingCalendar } from '../domain/calendar/parse-working-calendar.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import { isWorkingTime } from '../domain/calendar/working-time.ts';
import type { Database } from '../migrations/schema/index.ts';

/** How long a calendar is believed to be in force without asking again. */
const believedMillis = 10_000;

/** The working calendar in force; null on an installation without one. Made once a process. */
export class CalendarStore {
  readonly #database: Kysely<Database>;
  #known: WorkingCalendar | null = null;
  #askedAt = 0;

  constructor(database: Kysely<Database>) {
    this.#database = database;
  }

  async inForce(): Promise<WorkingCalendar | null> {
    if (Date.now() - this.#askedAt < believedMillis) return this.#known;
    const head = await this.#database
      .selectFrom('calendar_version')
      .where('in_force', '=', true)
      .select('id')
      .executeTakeFirst();
    if (head === undefined) this.#known = null;
    // The same object stays in use: what is counted with it is compiled once.
    else if (head.id !== this.#known?.version) this.#known = await this.#load(head.id);
    this.#askedAt = Date.now();
    return this.#known;
  }

  /** After an import in this process. */
  forget(): void {
    this.#askedAt = 0;
  }

  async #load(id: string): Promise<WorkingCalendar> {
    const row = await this.#database
      .selectFrom('calendar_version')
      .where('id', '=', id)
      .select(['id', 'years', 'office_hours', 'time_zone', 'work_day_rule'])
      .executeTakeFirstOrThrow();
    const parsed = parseWorkingCalendar({
      version: row.id,
      years: row.years,
      officeHours: row.office_hours,
      timeZone: row.time_zone,
      workDayRule: row.work_day_rule,
    });
    if (parsed.ok) return parsed.calendar;
    throw new Error(
      `Expected calendar ${id} to be well-formed, but found ${JSON.stringify(parsed.findings)}`,
    );
  }
}

/** For the top bar: working time or not, and what everybody should know of the calendar. */
export const workingTimeAt = (
  calendar: WorkingCalendar | null,
  at: Date,
): { workingTime: boolean | null; calendarWarning: string | null } => {
  if (calendar === null) return { workingTime: null, calendarWarning: 'calendar-year-missing' };
  const working = isWorkingTime(at.getTime(), calendar);
  return {
    workingTime: working === 'undetermined' ? null : working,
    calendarWarning: calendarWarning(at.getTime(), calendar),
  };
};
