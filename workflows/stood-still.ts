import { stoodStill, type Standstill } from '../domain/clocks/stood-still.ts';

/** Earlier versions moved every wait by the whole parking, also a date and what was armed during it. */
const ownSince = 5;

/** What is added to a wait that is armed, perhaps anew, in a case that began by this version. */
export const sinceArmed = (
  stood: readonly Standstill[],
  version: number,
  armed: number | undefined,
): number => (version < ownSince ? 0 : stoodStill(stood, armed));

/** What the end of a parking adds to a wait that is armed. */
export const leftBy = (parking: Standstill, version: number, armed: number | undefined): number =>
  version < ownSince ? parking.until - parking.since : stoodStill([parking], armed);
