import { evaluate } from '../expressions/evaluate.ts';
import {
  addDuration,
  parseCycle,
  parseDuration,
  parseInstant,
  times,
} from '../expressions/iso8601.ts';
import type { TextRule, TimerRule } from '../model/event-definition.ts';
import type {
  StartFiring,
  StartProblem,
  StartSchedule,
  Surroundings,
} from '../model/start-schedule.ts';

/** A case a minute at most: what starts faster floods those who work on the cases. */
export const shortestCycle = 'PT1M';
const shortestMillis = 60_000;
/** ISO 8601 has years of four digits. */
const lastInstant = Date.UTC(9999, 11, 31);

type Given = Pick<StartSchedule, 'kind' | 'text' | 'since'>;

/** The instants that a text speaks of, from turn 1; `count` null: no end. */
interface Firings {
  readonly count: number | null;
  readonly at: (turn: number) => number;
  /** No two firings are further apart. */
  readonly longest: number;
}

const once = (at: number): Firings => ({ count: 1, at: () => at, longest: Infinity });

const longestMonth = 31 * 86_400_000;

const firingsOf: {
  readonly [K in StartSchedule['kind']]: (
    text: string,
    since: number,
    offset: number,
  ) => Firings | null;
} = {
  date: (text) => {
    const at = parseInstant(text);
    return at === null ? null : once(at);
  },
  duration: (text, since, offset) => {
    const duration = parseDuration(text);
    return duration === null ? null : once(addDuration(since, duration, offset));
  },
  cycle: (text, since, offset) => {
    const cycle = parseCycle(text);
    if (cycle === null) return null;
    const { repetitions, start, every } = cycle;
    return {
      count: repetitions,
      // Each from the first, so that the 31st stays the 31st and the hour stays the hour.
      at: (turn) =>
        start === null
          ? addDuration(since, times(every, turn), offset)
          : addDuration(start, times(every, turn - 1), cycle.offset),
      longest: (every.years * 12 + every.months) * longestMonth + every.milliseconds,
    };
  },
};

/** How many firings lie at or before an instant. */
function turnsBy({ count, at, longest }: Firings, instant: number): number {
  const first = at(1);
  if (instant < first) return 0;
  const last = count ?? Infinity;
  let turn = 1 + (longest === Infinity ? 0 : Math.floor((instant - first) / longest));
  while (turn < last && at(turn + 1) <= instant) turn += 1;
  return Math.min(turn, last);
}

function planned(given: Given, firings: Firings, passed: number): StartSchedule {
  const turn = passed + 1;
  const due = turn <= (firings.count ?? Infinity) ? firings.at(turn) : lastInstant;
  return { ...given, turn, due: due < lastInstant ? due : null };
}

/**
 * The schedule of a start event's timer from `around.at` on. What lies before is past and not made up for.
 * A schedule goes on as long as its timer, asked as of when it began, says the same: a new version or a
 * changed setting neither repeats nor delays it. When it says something else, it begins anew.
 */
export function scheduleStart(
  timer: TimerRule,
  around: Surroundings,
  before: StartSchedule | null = null,
): StartSchedule | StartProblem {
  if (timer.kind === 'clock') return { problem: 'start-reads-case', text: timer.clock };
  if (before !== null && before.kind === timer.kind) {
    const text = textOf(timer.value, { settings: around.settings, at: before.since });
    if (text === before.text) return before;
  }
  const text = textOf(timer.value, around);
  if (typeof text !== 'string') return text;
  const given: Given = { kind: timer.kind, text, since: around.at };
  const firings = firingsOf[timer.kind](text, around.at, around.offset ?? 0);
  if (firings === null || !(firings.at(1) < lastInstant))
    return { problem: 'timer-not-valid', text };
  if (firings.longest < shortestMillis) return { problem: 'start-too-often', text };
  return planned(given, firings, turnsBy(firings, around.at));
}

/**
 * The firing that is due, or null. After a standstill it is one, for the last turn that has come: nobody
 * needs yesterday's round twice today. The turns of a cycle keep their places and do not move behind it. `offset`
 * is that of when it began (`Surroundings`).
 */
export function fireStart(schedule: StartSchedule, at: number, offset = 0): StartFiring | null {
  if (schedule.due === null || schedule.due > at) return null;
  const firings = firingsOf[schedule.kind](schedule.text, schedule.since, offset);
  if (firings === null) return null;
  // Its time was told before at another offset: it is not told twice.
  const turn = Math.max(turnsBy(firings, at), schedule.turn);
  return {
    turn,
    due: firings.at(turn),
    missed: turn - schedule.turn,
    next: planned(schedule, firings, turn),
  };
}

function textOf(value: TextRule, { settings, at }: Surroundings): string | StartProblem {
  if ('literal' in value) return value.literal;
  const result = evaluate(value.expression, { variables: { settings }, outcome: null, at });
  if (!result.ok) return { problem: 'expression-invalid', text: result.message };
  return typeof result.value === 'string' ? result.value : JSON.stringify(result.value);
}
