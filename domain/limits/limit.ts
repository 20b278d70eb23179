/**
 * A time limit as the rules of the trade write it (guideline 8.2.2, GB/T 30428.8; domain.md 3.3):
 * `urgentHours` 紧急工作时 counts clock hours, `workHours` 工作时 office hours only,
 * `workDays` 工作日 whole working days, `calendarDays` 自然日 n times 24 hours.
 * `amount` may be a fraction for the hour units (a quarter of an hour is 0.25 urgentHours).
 */
export interface Limit {
  readonly amount: number;
  readonly unit: LimitUnit;
}

export const limitUnits = ['urgentHours', 'workHours', 'workDays', 'calendarDays'] as const;
export type LimitUnit = (typeof limitUnits)[number];

/** Milliseconds since the epoch. */
export type Instant = number;
