import { Worker } from 'node:worker_threads';

/** What the guard's thread is told. */
export interface StallWatch {
  /** One counter, raised by the watched thread while its event loop turns. */
  readonly beat: Int32Array;
  readonly checkMillis: number;
  /** So many checks in a row without a beat are a stall; more than one, since a machine may sleep. */
  readonly checks: number;
}

const checks = 6;

/**
 * Ends this process with SIGKILL when its event loop has stood still for `limitMillis`: a supervisor
 * starts it again, and Temporal gives its cases to other workers meanwhile. Workflow code runs on the
 * event loop without a limit of time (`lean-sandbox.ts`), so nothing else could end it.
 */
export const guardAgainstStall = (limitMillis = 60_000): void => {
  const beat = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const checkMillis = limitMillis / checks;
  setInterval(() => Atomics.add(beat, 0, 1), checkMillis / 2).unref();
  const workerData: StallWatch = { beat, checkMillis, checks };
  new Worker(new URL('stall-guard-thread.ts', import.meta.url), {
    workerData,
    execArgv: [],
  }).unref();
};
