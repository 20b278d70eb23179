import type { Standstill } from './case-book.ts';

/** Earlier versions moved every wait by the whole parking, also a date and what was armed during it. */
const ownSince = 5;

/** How long a case has stood still, milliseconds, since a wait was armed; a date (`armed` undefined) does not wait for it. */
export const stoodStill = (
  stood: readonly Standstill[],
  version: number,
  armed: number | undefined,
): number =>
  version < ownSince || armed === undefined
    ? 0
    : stood.reduce((sum, { since, until }) => sum + Math.max(0, until - Math.max(since, armed)), 0);

/** What the end of a parking adds to a wait that is armed. */
export const leftBy = (parking: Standstill, version: number, armed: number | undefined): number =>
  version < ownSince ? parking.until - parking.since : stoodStill([parking], version, armed);
