import { constants, setPriority } from 'node:os';

/**
 * The calling thread works only while nobody else wants the processor. Linux keeps niceness for each thread, where
 * process 0 is the thread that asks (setpriority(2), "C library/kernel differences"); elsewhere it would be the
 * whole process, which stays as it is.
 */
export const stepAside = (): void => {
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
};
