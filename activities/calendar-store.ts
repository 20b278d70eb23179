import { parseWorkingCalendar } from '../domain/calendar/parse-working-calendar.ts';
import type { WorkingCalendar } from '../domain/calendar/working-calendar.ts';
import type { Db } from '../migrations/functions/call-function.ts';

/**
 * The calendar in force, kept in memory. Nobody has to tell it of a new one: `record_progress`
 * refuses clocks that were judged by another calendar, and then it is read again.
 */
export class CalendarStore {
  readonly #db: Db;
  #current: Promise<WorkingCalendar> | null = null;

  constructor(db: Db) {
    this.#db = db;
  }

  /** @throws Error when no calendar is in force, or it has a shape that nobody understands */
  async current(): Promise<WorkingCalendar> {
    const reading = (this.#current ??= readInForce(this.#db));
    try {
      return await reading;
    } catch (error) {
      if (this.#current === reading) this.#current = null;
      throw error;
    }
  }

  /** The calendar in force at this moment, whatever was in memory; null: none is. @throws Error of one that nobody understands */
  async inForce(): Promise<WorkingCalendar | null> {
    const row = await this.#db
      .selectFrom('calendar_version')
      .select('id')
      .where('in_force', '=', true)
      .executeTakeFirst();
    if (row === undefined) return null;
    const known = await this.current();
    if (known.version === row.id) return known;
    await this.forget(known);
    return this.current();
  }

  /** Reads again next time, unless somebody else has found out already that this one is not in force. */
  async forget(calendar: WorkingCalendar): Promise<void> {
    if ((await this.#current) === calendar) this.#current = null;
  }
}

const readInForce = async (db: Db): Promise<WorkingCalendar> => {
  const row = await db
    .selectFrom('calendar_version')
    .selectAll()
    .where('in_force', '=', true)
    .executeTakeFirst();
  if (row === undefined) throw new Error('Expected a calendar in force, but there is none');
  const parsed = parseWorkingCalendar({
    version: row.id,
    timeZone: row.time_zone,
    officeHours: row.office_hours,
    years: row.years,
    workDayRule: row.work_day_rule,
  });
  if (!parsed.ok) {
    const places = parsed.findings.map((finding) => `${finding.code} ${finding.path}`);
    throw new Error(`Expected calendar ${row.id} to be understood, but: ${places.join(', ')}`);
  }
  return parsed.calendar;
};
