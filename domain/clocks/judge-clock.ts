import { dueAt } from '../calendar/due-at.ts';
import { advance } from '../calendar/own-time.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Limit } from '../limits/limit.ts';
import type { ClockEntry } from './clock-entry.ts';
import type { ClockRun } from './clock-run.ts';
import type { JudgedClock } from './judged-clock.ts';
import { dueOf, runClock, standingBudget } from './run-clock.ts';

export interface JudgingRules {
  /** Share of the limit's own time after which a clock warns, 0..1. */
  readonly warnShare: number;
  /** How long after the due time `escalate` fires. */
  readonly escalateAfter: Limit;
}

interface Thresholds {
  readonly warnAt: number | null;
  readonly dueAt: number | null;
  readonly escalateAt: number | null;
  readonly missingYear: number | null;
}

const none: Thresholds = { warnAt: null, dueAt: null, escalateAt: null, missingYear: null };

/** Own time left when the warning comes is what the share leaves over; past, it is due to warn at once. */
const warnOf = (
  run: ClockRun,
  warnShare: number,
  calendar: WorkingCalendar,
): ReturnType<typeof advance> => {
  const untilWarning = (run.budget ?? 0) - (1 - warnShare) * (run.total ?? 0);
  const unit = run.limit?.unit ?? 'urgentHours';
  // Whole milliseconds: shares of a limit need not be.
  return advance(run.from, Math.max(0, Math.round(untilWarning)), unit, calendar);
};

const thresholdsOf = (
  run: ClockRun,
  calendar: WorkingCalendar,
  rules: JudgingRules,
): Thresholds => {
  const due = dueOf(run, calendar);
  if (due === null) return { ...none, missingYear: run.missingYear };
  if (!due.ok) return { ...none, missingYear: run.missingYear ?? due.missingYear };
  const warn = warnOf(run, rules.warnShare, calendar);
  const escalate = dueAt(due.at, rules.escalateAfter, calendar);
  return {
    warnAt: warn.ok ? Math.min(warn.at, due.at) : null,
    dueAt: due.at,
    escalateAt: escalate.ok ? escalate.due : null,
    missingYear: run.missingYear ?? (escalate.ok ? null : escalate.missingYear),
  };
};

const standingOf = (run: ClockRun, calendar: WorkingCalendar): number | null => {
  if (run.status === 'paused') return standingBudget(run, calendar);
  return run.status === 'stopped' ? (run.stops.at(-1)?.remainingMillis ?? null) : null;
};

/**
 * Judges one clock (architecture decision 5): pure in its entries, the calendar and the rules.
 *
 * A pause keeps what is left in the limit's own time, and so does a stop that is resumed. An
 * extension is added to the due time; while the clock stands still it is kept and added when the
 * clock goes on. A start after a stop and a reset begin anew, what was before is void; the number
 * of extensions stays, since the quota is that of the case. A cancelled clock has no thresholds
 * and only void segments. While it stands still all thresholds are null; a stopped clock keeps the
 * due time by which it is on time or late. `missingYear` without `dueAt` on a running clock means
 * undetermined; beside a `dueAt` only the escalation lies in a year without data.
 */
export const judgeClock = (
  entries: readonly ClockEntry[],
  calendar: WorkingCalendar,
  rules: JudgingRules,
): JudgedClock => {
  const run = runClock(entries, calendar);
  const thresholds = run.status === 'running' ? thresholdsOf(run, calendar, rules) : none;
  return {
    limit: run.limit,
    startedAt: run.startedAt,
    ...thresholds,
    dueAt: run.status === 'stopped' ? (run.stops.at(-1)?.due ?? null) : thresholds.dueAt,
    missingYear: thresholds.missingYear ?? run.missingYear,
    remainingMillis: standingOf(run, calendar),
    pausedAt: run.pausedAt,
    stoppedAt: run.status === 'stopped' ? run.stoppedAt : null,
    cancelled: run.status === 'cancelled',
    segments: run.segments,
    extensions: run.extensions,
    calendarVersion: calendar.version,
  };
};
