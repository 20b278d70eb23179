import type { Kysely, Selectable } from 'kysely';
import { parseHolidayFile } from '../../domain/calendar/holiday-file.ts';
import { parseWorkingCalendar } from '../../domain/calendar/parse-working-calendar.ts';
import type { CalendarYear, WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { CalendarVersionTable } from '../../migrations/schema/calendar-version.ts';
import type { Database } from '../../migrations/schema/index.ts';
import { canonicalHash } from '../canonical-hash.ts';
import type { ImportContext, ImportHandler } from './import-context.ts';
import { advanceJob, type Stretch } from './job-store.ts';
import { noteReferenceImport } from './note-reference-import.ts';
import { recomputeClocks } from './recompute-clocks.ts';
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
    await transaction
      .selectFrom('calendar_version')
      .select('id')
      .where('in_force', '=', true)
      .forUpdate()
      .execute();
    const changed = await putInForce(transaction, context, {
      year: file.year,
      content: year,
      source,
    });
    if (changed !== null) {
      await recomputeClocks(transaction, {
        version: changed,
        years: [file.year],
        by: run.job.created_by,
      });
      await noteReferenceImport(transaction, context, {
        run,
        params: { version: changed, year: file.year },
      });
    }
    await advanceJob(
      transaction,
      { id: run.job.id, from: run.job.next_row },
      oneRow(changed !== null),
    );
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

/** Id of the version now in force, or null when the calendar says that already. */
async function putInForce(
  transaction: Kysely<Database>,
  context: ImportContext,
  news: { readonly year: number; readonly content: CalendarYear; readonly source: string },
): Promise<string | null> {
  const current = await transaction
    .selectFrom('calendar_version')
    .selectAll()
    .where('in_force', '=', true)
    .executeTakeFirst();
  const calendar = current === undefined ? emptyCalendar(context.timeZone) : calendarOf(current);
  const years = { ...calendar.years, [String(news.year)]: news.content };
  const { officeHours, timeZone, workDayRule } = calendar;
  const hash = canonicalHash({ years, officeHours, timeZone, workDayRule });
  if (current?.hash === hash) {
    return null;
  }
  await transaction
    .updateTable('calendar_version')
    .set({ in_force: false })
    .where('in_force', '=', true)
    .execute();
  const row = await transaction
    .insertInto('calendar_version')
    .values({
      id: `cal-${hash.slice(0, 12)}`,
      hash,
      source: news.source,
      years: JSON.stringify(years),
      office_hours: JSON.stringify(calendar.officeHours),
      time_zone: calendar.timeZone,
      work_day_rule: calendar.workDayRule,
      in_force: true,
    })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ in_force: true }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
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
