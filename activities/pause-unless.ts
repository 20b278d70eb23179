import { setTimeout as pause } from 'node:timers/promises';

/** Waits so many milliseconds, or until the signal. */
export const pauseUnless = async (signal: AbortSignal, millis: number): Promise<void> => {
  await pause(millis, undefined, { signal }).catch(() => undefined);
};
