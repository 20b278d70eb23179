import { useMemo } from 'react';
import { readClock, type ClockFacts, type ClockReading } from './clock-reading.ts';
import { ticker } from './ticker.ts';

/** Reads a clock at the last tick; the facts hold from the moment at which the server gave them. */
export function useReading(facts: ClockFacts): () => ClockReading {
  const { state, dueAt, remainingMillis, unit } = facts;
  return useMemo(() => {
    const told = { now: ticker.now(), worked: ticker.workedAt() };
    return () =>
      readClock(
        { state, dueAt, remainingMillis, unit },
        {
          now: ticker.tickedAt(),
          wallMillis: ticker.tickedAt() - told.now,
          workingMillis: ticker.workedAt() - told.worked,
        },
      );
  }, [state, dueAt, remainingMillis, unit]);
}
