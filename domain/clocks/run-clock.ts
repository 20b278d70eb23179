import { dueAt } from '../calendar/due-at.ts';
import { advance, elapsed, nominalMillis } from '../calendar/own-time.ts';
import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import type { Instant, Limit } from '../limits/limit.ts';
import type { ClockCause, ClockEntry } from './clock-entry.ts';
import { type ClockRun, type ClockStop, idleRun } from './clock-run.ts';
import { bridgeSegment, closeSegment, openSegment, voidSegments } from './clock-segments.ts';

type Begin =
  Extract<ClockEntry, { readonly type: 'start' }> | Extract<ClockEntry, { readonly type: 'reset' }>;
type Extension = Extract<ClockEntry, { readonly type: 'extend' }>;
type Turn = Exclude<ClockEntry, Begin | Extension>;

const withYear = (run: ClockRun, missingYear: number): ClockRun => ({
  ...run,
  missingYear: run.missingYear ?? missingYear,
});

/** Own time of a fresh limit: by its due time, since working days begin with the rest of a day. */
const budgetOf = (
  start: Instant,
  limit: Limit,
  calendar: WorkingCalendar,
): { readonly budget: number | null; readonly missingYear: number | null } => {
  if (limit.unit !== 'workDays' || calendar.workDayRule === 'eightHours') {
    return { budget: Math.max(0, nominalMillis(limit, calendar)), missingYear: null };
  }
  const due = dueAt(start, limit, calendar);
  const total = due.ok ? elapsed(start, due.due, limit.unit, calendar) : due;
  return total.ok
    ? { budget: total.millis, missingYear: null }
    : { budget: null, missingYear: total.missingYear };
};

const begin = (run: ClockRun, entry: Begin, calendar: WorkingCalendar): ClockRun => {
  const { budget, missingYear } = budgetOf(entry.at, entry.limit, calendar);
  const before = voidSegments(closeSegment(run.segments, entry.at));
  return {
    ...idleRun,
    status: 'running',
    limit: entry.limit,
    startedAt: entry.at,
    from: entry.at,
    budget,
    total: budget,
    extensions: run.extensions,
    stops: run.stops,
    segments: openSegment(before, 'running', entry.at, entry.cause),
    missingYear,
  };
};

/** The due time while it runs, or the year that hides it. */
export const dueOf = (
  run: ClockRun,
  calendar: WorkingCalendar,
): ReturnType<typeof advance> | null => {
  if (run.status !== 'running' || run.limit === null || run.budget === null) return null;
  return advance(run.from, run.budget, run.limit.unit, calendar);
};

/** Takes off what was used since `from`; the clock stands at `at` afterwards. */
const settle = (run: ClockRun, at: Instant, calendar: WorkingCalendar): ClockRun => {
  if (run.status !== 'running' || run.limit === null || run.budget === null) {
    return { ...run, from: at };
  }
  const used = elapsed(run.from, at, run.limit.unit, calendar);
  return used.ok
    ? { ...run, from: at, budget: run.budget - used.millis }
    : withYear({ ...run, from: at, budget: null }, used.missingYear);
};

/** Adds a limit to the due time of a running clock. */
const grant = (run: ClockRun, limit: Limit, calendar: WorkingCalendar): ClockRun => {
  const due = dueOf(run, calendar);
  if (due === null || run.limit === null || run.budget === null) return run;
  const later = due.ok ? dueAt(due.at, limit, calendar) : due;
  const gained = due.ok && later.ok ? elapsed(due.at, later.due, run.limit.unit, calendar) : null;
  if (gained?.ok === true) {
    return {
      ...run,
      budget: run.budget + gained.millis,
      total: (run.total ?? 0) + gained.millis,
    };
  }
  const missing = [due, later, gained].find((found) => found?.ok === false);
  if (missing?.ok !== false) throw new Error('Expected a missing year, but every day is known');
  return withYear({ ...run, budget: null, total: null }, missing.missingYear);
};

const goOn = (run: ClockRun, entry: Turn, calendar: WorkingCalendar): ClockRun => {
  const running: ClockRun = {
    ...run,
    status: 'running',
    from: entry.at,
    granted: [],
    pausedAt: null,
    stoppedAt: null,
    segments: openSegment(run.segments, 'running', entry.at, entry.cause),
  };
  return run.granted.reduce((so, limit) => grant(so, limit, calendar), running);
};

const pause = (run: ClockRun, entry: Turn, calendar: WorkingCalendar): ClockRun =>
  run.status === 'running'
    ? {
        ...settle(run, entry.at, calendar),
        status: 'paused',
        pausedAt: entry.at,
        segments: openSegment(run.segments, 'paused', entry.at, entry.cause),
      }
    : run;

const resume = (run: ClockRun, entry: Turn, calendar: WorkingCalendar): ClockRun => {
  if (run.status === 'paused') return goOn(run, entry, calendar);
  if (run.status !== 'stopped' || run.stoppedAt === null) return run;
  const gap = { from: run.stoppedAt, to: entry.at };
  const cause = run.stops.at(-1)?.cause ?? entry.cause;
  return goOn({ ...run, segments: bridgeSegment(run.segments, gap, cause) }, entry, calendar);
};

/** The piece that an extension begins tells how much it added. */
const causeOfExtension = ({ cause, limit: { amount, unit } }: Extension): ClockCause => ({
  ...cause,
  params: { ...cause.params, amount, unit },
});

const extend = (run: ClockRun, entry: Extension, calendar: WorkingCalendar): ClockRun => {
  const counted = { ...run, extensions: run.extensions + 1 };
  if (run.status === 'running') {
    return {
      ...grant(counted, entry.limit, calendar),
      segments: openSegment(run.segments, 'running', entry.at, causeOfExtension(entry)),
    };
  }
  const standing = run.status === 'paused' || run.status === 'stopped';
  return standing ? { ...counted, granted: [...run.granted, entry.limit] } : run;
};

/** Own time left with what was granted meanwhile, for as long as the clock stands still. */
export const standingBudget = (run: ClockRun, calendar: WorkingCalendar): number | null =>
  run.budget === null
    ? null
    : run.granted.reduce((sum, limit) => sum + nominalMillis(limit, calendar), run.budget);

const stop = (run: ClockRun, entry: Turn, calendar: WorkingCalendar): ClockRun => {
  if (run.status !== 'running' && run.status !== 'paused') return run;
  const due = dueOf(run, calendar);
  const settled = settle(run, entry.at, calendar);
  const budget = standingBudget(settled, calendar);
  const taken: ClockStop = {
    at: entry.at,
    startedAt: run.startedAt ?? entry.at,
    remainingMillis: budget,
    due: due?.ok === true ? due.at : null,
    cause: entry.cause,
  };
  return {
    ...settled,
    status: 'stopped',
    budget,
    granted: [],
    pausedAt: null,
    stoppedAt: entry.at,
    stops: [...run.stops, taken],
    segments: closeSegment(run.segments, entry.at),
  };
};

const cancel = (run: ClockRun, entry: Turn): ClockRun =>
  run.status === 'idle'
    ? run
    : {
        ...run,
        status: 'cancelled',
        pausedAt: null,
        segments: voidSegments(closeSegment(run.segments, entry.at)),
      };

const turns: {
  readonly [T in Turn['type']]: (run: ClockRun, entry: Turn, calendar: WorkingCalendar) => ClockRun;
} = { pause, resume, stop, cancel };

/**
 * What each entry does. Entries that do not apply (pausing what is paused, going on after a
 * cancellation) change nothing: the shell decides what it writes, the judge stays total.
 */
const step = (run: ClockRun, entry: ClockEntry, calendar: WorkingCalendar): ClockRun => {
  if (entry.type === 'start' || entry.type === 'reset') return begin(run, entry, calendar);
  if (entry.type === 'extend') return extend(run, entry, calendar);
  return turns[entry.type](run, entry, calendar);
};

/**
 * Lets a clock run through its entries.
 * @throws Error when the entries are not in order of time.
 */
export const runClock = (entries: readonly ClockEntry[], calendar: WorkingCalendar): ClockRun => {
  let run = idleRun;
  let last = -Infinity;
  for (const entry of entries) {
    if (entry.at < last) {
      throw new Error(`Expected clock entries in order of time, but ${entry.at} follows ${last}`);
    }
    last = entry.at;
    run = step(run, entry, calendar);
  }
  return run;
};
