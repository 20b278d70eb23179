import type { Db } from '../functions/call-function.ts';
import { seedCalendar } from './calendar.ts';

/** The delivered calendar comes into force only where none is: an imported one is never replaced. */
export const seedCalendarVersion = async (db: Db, timeZone: string): Promise<void> => {
  const inForce = await db
    .selectFrom('calendar_version')
    .select('id')
    .where('in_force', '=', true)
    .executeTakeFirst();
  if (inForce !== undefined) return;
  const calendar = seedCalendar(timeZone);
  await db
    .insertInto('calendar_version')
    .values({
      id: calendar.id,
      hash: calendar.hash,
      source: calendar.source,
      years: JSON.stringify(calendar.years),
      office_hours: JSON.stringify(calendar.officeHours),
      time_zone: calendar.timeZone,
      work_day_rule: calendar.workDayRule,
      in_force: true,
    })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet({ in_force: true }))
    .execute();
};
