import type { Instant } from '../limits/limit.ts';
import { clockStateAt } from './clock-state.ts';
import type { ClockState, JudgedClock } from './judged-clock.ts';

export type ExtendRefusal =
  'clock-not-running' | 'clock-overdue' | 'clock-undetermined' | 'limit-exhausted';
export type MayExtend =
  { readonly allowed: true } | { readonly allowed: false; readonly reason: ExtendRefusal };

const refusals: { readonly [S in ClockState]: ExtendRefusal | null } = {
  fine: null,
  warn: null,
  overdue: 'clock-overdue',
  paused: 'clock-not-running',
  stopped: 'clock-not-running',
  none: 'clock-not-running',
  undetermined: 'clock-undetermined',
};

/**
 * Whether a clock may be extended (延期): at most `quota` times, never once overdue; requests that
 * were refused do not count, since they leave no entry (domain.md 3.4, product.md section 7).
 */
export const mayExtend = (judged: JudgedClock, now: Instant, quota: number): MayExtend => {
  const reason = refusals[clockStateAt(judged, now)];
  if (reason !== null) return { allowed: false, reason };
  return judged.extensions < quota
    ? { allowed: true }
    : { allowed: false, reason: 'limit-exhausted' };
};
