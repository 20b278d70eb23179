import type { WorkingCalendar } from '../calendar/working-calendar.ts';
import { runClock } from '../clocks/run-clock.ts';
import type { Instant } from '../limits/limit.ts';
import type { ClockFacts } from './case-facts.ts';
import type { StageFigures } from './case-figures.ts';

const figuresOf = (
  clock: ClockFacts,
  calendar: WorkingCalendar,
  since: Instant | null,
): StageFigures => {
  const left = runClock(clock.entries, calendar)
    .stops.filter(({ at }) => since === null || at >= since)
    .map((stop) => stop.remainingMillis);
  const known = left.filter((millis) => millis !== null);
  return {
    clock: clock.name,
    stage: clock.stage,
    unit: clock.unit,
    finished: left.length,
    onTime: known.filter((millis) => millis >= 0).length,
    undetermined: left.length - known.length,
    overdueMillis: known.reduce((sum, millis) => sum + Math.max(0, 0 - millis), 0),
  };
};

const add = (one: StageFigures, other: StageFigures): StageFigures => ({
  ...one,
  finished: one.finished + other.finished,
  onTime: one.onTime + other.onTime,
  undetermined: one.undetermined + other.undetermined,
  overdueMillis: one.overdueMillis + other.overdueMillis,
});

/**
 * How every stage went, by clock and unit, in order of their first start. Whether something was on
 * time is judged where the clock was stopped, that is where the result was handed on, and every
 * such hand-over counts: a late one is not mended by rework that was quick (domain.md 3.4). Of a case
 * that came back only what happened `since` counts; its clocks may have gone on with what was left.
 */
export const stageFigures = (
  clocks: readonly ClockFacts[],
  calendar: WorkingCalendar,
  since: Instant | null,
): readonly StageFigures[] => {
  const found = new Map<string, StageFigures>();
  const moved = clocks.filter(
    ({ entries }) => since === null || entries.some(({ at }) => at >= since),
  );
  for (const clock of moved) {
    const key = JSON.stringify([clock.name, clock.stage, clock.unit]);
    const figures = figuresOf(clock, calendar, since);
    const known = found.get(key);
    found.set(key, known === undefined ? figures : add(known, figures));
  }
  return [...found.values()];
};
