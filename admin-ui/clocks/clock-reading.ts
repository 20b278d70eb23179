import type { LimitUnit } from '../../domain/limits/limit.ts';
import type { ClockState } from '../../domain/clocks/judged-clock.ts';
import { countsWorkingTime, durationWords, type Tongue } from './duration-words.ts';

/** What a clock says at some moment; instants in epoch milliseconds. */
export interface ClockFacts {
  readonly state: ClockState;
  readonly dueAt: number | null;
  /** Milliseconds of the limit's own time that were left when the server answered; negative when overdue. */
  readonly remainingMillis: number | null;
  readonly unit: LimitUnit | null;
}

/** The moments since the server answered: on the wall and in working time. */
export interface Elapsed {
  readonly now: number;
  readonly wallMillis: number;
  readonly workingMillis: number;
}

export interface ClockReading {
  readonly state: ClockState;
  /** Milliseconds of the limit's own time; negative when overdue; null when there is none to say. */
  readonly left: number | null;
}

const running: ReadonlySet<ClockState> = new Set(['fine', 'warn', 'overdue']);

/**
 * Reads a clock now. Clock time is counted from the due time; working time from what the server
 * said, less the working time since, and never more than the wall allows. A clock that passes its
 * due time turns overdue here too: becoming overdue needs no write (architecture decision 5).
 */
export function readClock(facts: ClockFacts, elapsed: Elapsed): ClockReading {
  if (!running.has(facts.state)) {
    return { state: facts.state, left: facts.remainingMillis };
  }
  const left = runningLeft(facts, elapsed);
  const past = facts.dueAt === null ? left !== null && left < 0 : elapsed.now >= facts.dueAt;
  return { state: past ? 'overdue' : facts.state, left };
}

function runningLeft(facts: ClockFacts, elapsed: Elapsed): number | null {
  const wall = facts.dueAt === null ? null : facts.dueAt - elapsed.now;
  if (facts.remainingMillis === null) {
    return wall;
  }
  if (!countsWorkingTime(facts.unit)) {
    return wall ?? facts.remainingMillis - elapsed.wallMillis;
  }
  const left = facts.remainingMillis - elapsed.workingMillis;
  return wall === null ? left : between(left, wall);
}

/** Working time passes no faster than the wall's: what is left lies between nothing and the wall's. */
function between(left: number, wall: number): number {
  return wall >= 0 ? Math.min(Math.max(left, 0), wall) : Math.max(Math.min(left, 0), wall);
}

const quarter = 15 * 60_000;

export interface ReadingRule {
  /** Length of the limit when it is in clock time; null where it is not known. */
  readonly limitMillis?: number | null;
  /** Nothing is abbreviated: for what is read aloud. */
  readonly full?: boolean;
}

/**
 * The time of a reading in words: remaining rounded down, overdue up. Seconds are said only in the
 * last minute of a clock of 15 minutes (or of one in clock time whose limit is not known).
 */
export function readingWords(
  reading: ClockReading,
  facts: ClockFacts,
  tongue: Tongue,
  { limitMillis = null, full = false }: ReadingRule = {},
): string {
  if (reading.left === null) {
    return '';
  }
  const late = reading.left < 0 || reading.state === 'overdue';
  const short = limitMillis === null ? facts.unit === 'urgentHours' : limitMillis <= quarter;
  return durationWords(reading.left, tongue, {
    round: late ? 'up' : 'down',
    days: !countsWorkingTime(facts.unit),
    full,
    seconds: short && !late && reading.state !== 'paused' && reading.state !== 'stopped',
  });
}
