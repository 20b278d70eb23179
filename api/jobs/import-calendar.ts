import type { Kysely, Selectable } from 'kysely';
import { parseHolidayFile } from '../../domain/calendar/holiday-file.ts';
import { parseWorkingCalendar } from '../../domain/calendar/parse-working-calendar.ts';
import type { CalendarYear, WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { CalendarVersionTable } from '../../migrations/schema/calendar-version.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { lockCalendarInForce, putCalendarInForce } from '../calendar/put-in-force.ts';
import type { ImportHandler } from './import-context.ts';
import { advanceJob, type Stretch } from './job-store.ts';
import { noteReferenceImport } from './note-reference-import.ts';
import { UnreadableFile } from './rows/source-row.ts';
import { readJsonFile } from './small-file.ts';

type CalendarRow = Selectable<CalendarVersionTable>;

/**
 * One year's notice: a new version of the calendar in force that has this year as the file says.
 * Open cases that the year concerns get a `recompute-clocks` command in the same transaction.
 */
export const importCalendar: ImportHandler = async (context, run) => {
  const document = await readJsonFile(run.path);
  const file = parseHolidayFile(document);
  await context.store.begin(run.job.id, 1);
  if (!file.ok) {
    const reasons = file.findings.map((finding) => `${finding.code}:${finding.path}`);
    await context.store.advance(run.job.id, run.job.next_row, refusedFile(document, reasons));
    return;
  }
  const year: CalendarYear = { off: file.off, work: file.work };
  const source = file.papers.length > 0 ? file.papers.join(' ') : run.job.file_name;
  await context.database.transaction().execute(async (transaction) => {
    await lockCalendarInForce(transaction);
    const calendar = await calendarInForce(transaction, context.timeZone);
    const put = await putCalendarInForce(transaction, {
      calendar: { ...calendar, years: { ...calendar.years, [String(file.year)]: year } },
      source,
      by: run.job.created_by,
      at: context.now(),
      years: [file.year],
    });
    if (put !== null) {
      await noteReferenceImport(transaction, context, {
        run,
        params: { version: put.version, year: file.year },
      });
    }
    await advanceJob(transaction, { id: run.job.id, from: run.job.next_row }, oneRow(put !== null));
  });
  context.forgetReference();
};

function oneRow(accepted: boolean): Stretch {
  return { nextRow: 2, accepted: accepted ? 1 : 0, repeated: accepted ? 0 : 1, rejections: [] };
}

function refusedFile(document: unknown, reasons: readonly string[]): Stretch {
  return {
    nextRow: 2,
    accepted: 0,
    repeated: 0,
    rejections: [{ row: 1, values: { document }, reasons }],
  };
}

/** The calendar in force; an installation that has none begins with the usual office hours. */
async function calendarInForce(
  transaction: Kysely<Database>,
  timeZone: string,
): Promise<WorkingCalendar> {
  const row = await transaction
    .selectFrom('calendar_version')
    .selectAll()
    .where('in_force', '=', true)
    .executeTakeFirst();
  return row === undefined ? emptyCalendar(timeZone) : calendarOf(row);
}

function calendarOf(row: CalendarRow): WorkingCalendar {
  const parsed = parseWorkingCalendar({
    version: row.id,
    timeZone: row.time_zone,
    officeHours: row.office_hours,
    years: row.years,
    workDayRule: row.work_day_rule,
  });
  if (!parsed.ok) {
    throw new UnreadableFile('calendar-in-force-broken', 'Expected a readable calendar in force');
  }
  return parsed.calendar;
}

/** The first calendar of an installation that has none: usual office hours (domain.md 5.2). */
function emptyCalendar(timeZone: string): WorkingCalendar {
  return {
    version: 'none',
    timeZone,
    officeHours: [
      ['08:00', '12:00'],
      ['14:00', '18:00'],
    ],
    years: {},
    workDayRule: 'closeOfBusiness',
  };
}
