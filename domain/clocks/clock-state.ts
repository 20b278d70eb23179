import { elapsed } from '../calendar/own-time.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Instant } from '../limits/limit.ts';
import type { ClockState, JudgedClock } from './judged-clock.ts';

/**
 * The state of a judged clock at an instant; becoming overdue needs no write (architecture
 * decision 5). At the due time itself the clock is still on time.
 */
export const clockStateAt = (judged: JudgedClock, now: Instant): ClockState => {
  if (judged.limit === null || judged.cancelled) return 'none';
  if (judged.stoppedAt !== null) return 'stopped';
  if (judged.pausedAt !== null) return 'paused';
  if (judged.dueAt === null) return 'undetermined';
  if (now > judged.dueAt) return 'overdue';
  return judged.warnAt !== null && now >= judged.warnAt ? 'warn' : 'fine';
};

/**
 * Own time left, in milliseconds; negative when overdue; what was left when the clock stands still.
 * Null when there is no clock or a year without data stands in the way.
 */
export const remainingAt = (
  judged: JudgedClock,
  now: Instant,
  calendar: WorkingCalendar,
): number | null => {
  if (judged.limit === null || judged.cancelled) return null;
  if (judged.pausedAt !== null || judged.stoppedAt !== null) return judged.remainingMillis;
  if (judged.dueAt === null) return null;
  const left = elapsed(now, judged.dueAt, judged.limit.unit, calendar);
  return left.ok ? left.millis : null;
};
