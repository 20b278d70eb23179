import type { JudgedClock } from './judged-clock.ts';

/** What a step does to a clock, said before it is taken (screens section 5). */
const clockEffects = ['stops', 'pauses', 'runs-on', 'restarts'] as const;
export type ClockEffect = (typeof clockEffects)[number];

/** The effect of what was appended between two judgements of the same clock. */
export const clockEffect = (before: JudgedClock, after: JudgedClock): ClockEffect => {
  if (after.stoppedAt !== null || after.cancelled || after.limit === null) return 'stops';
  if (after.pausedAt !== null) return 'pauses';
  return after.startedAt === before.startedAt ? 'runs-on' : 'restarts';
};
