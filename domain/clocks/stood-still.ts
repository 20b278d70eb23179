/** When a case was parked, milliseconds since the epoch: what waits by plain time stood still. */
export interface Standstill {
  readonly since: number;
  readonly until: number;
}

/**
 * How long a case has stood still, milliseconds, since a wait was armed: that is added to its time. Undefined: a date, which
 * waits for nobody.
 */
export const stoodStill = (stood: readonly Standstill[], armed: number | undefined): number =>
  armed === undefined
    ? 0
    : stood.reduce((sum, { since, until }) => sum + Math.max(0, until - Math.max(since, armed)), 0);
