import { dayMillis } from '../calendar/civil-day.ts';
import type { Instant } from '../limits/limit.ts';

export type ParkRefusal =
  'already-parked' | 'limit-exhausted' | 'end-not-in-future' | 'end-too-far';
export type MayPark =
  { readonly allowed: true } | { readonly allowed: false; readonly reason: ParkRefusal };

export interface ParkFacts {
  readonly parked: boolean;
  /** How often the case was parked so far. */
  readonly parkings: number;
}

export interface ParkRules {
  readonly quota: number;
  readonly maximumDays: number;
}

/**
 * Whether a case may be parked (挂账) until an instant: once, at most a year, and never open-ended,
 * since it resumes by itself (domain.md 3.4). Without `until` only whether parking may be offered.
 */
export const mayPark = (
  facts: ParkFacts,
  now: Instant,
  rules: ParkRules,
  until?: Instant,
): MayPark => {
  if (facts.parked) return { allowed: false, reason: 'already-parked' };
  if (facts.parkings >= rules.quota) return { allowed: false, reason: 'limit-exhausted' };
  if (until === undefined) return { allowed: true };
  if (until <= now) return { allowed: false, reason: 'end-not-in-future' };
  return until - now <= rules.maximumDays * dayMillis
    ? { allowed: true }
    : { allowed: false, reason: 'end-too-far' };
};
