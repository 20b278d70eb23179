import { checkYear } from '../../domain/calendar/check-year.ts';
import { parseWorkingCalendar } from '../../domain/calendar/parse-working-calendar.ts';
import type { WorkingCalendar } from '../../domain/calendar/working-calendar.ts';
import type { PreviewCalendar } from '../contract/calendar.ts';
import { fieldProblem } from '../problem.ts';

type Draft = Pick<PreviewCalendar, 'years' | 'officeHours' | 'workDayRule'>;

/**
 * A calendar that somebody drew up, checked; its zone stays that of the installation.
 * @throws Problem `validation-failed` at the place that is wrong
 */
export const draftCalendar = (draft: Draft, timeZone: string): WorkingCalendar => {
  const { years, officeHours, workDayRule } = draft;
  const parsed = parseWorkingCalendar({
    version: 'draft',
    timeZone,
    officeHours,
    workDayRule,
    years,
  });
  if (!parsed.ok) throw refused(parsed.findings[0]);
  for (const [year, days] of Object.entries(parsed.calendar.years)) {
    const [finding] = checkYear(Number(year), days);
    if (finding !== undefined) throw refused({ code: finding.code, path: `/years/${year}` });
  }
  return parsed.calendar;
};

const refused = (finding: { readonly code: string; readonly path: string } | undefined) =>
  fieldProblem('validation-failed', finding?.path ?? '', {
    code: finding?.code ?? 'not-a-calendar',
    message: 'is not understood as a working calendar',
  });
