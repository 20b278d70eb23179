import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { StallWatch } from './stall-guard.ts';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- given by guardAgainstStall alone
const { beat, checkMillis, checks } = workerData as StallWatch;
let seen = Atomics.load(beat, 0);
let still = 0;

setInterval(() => {
  const now = Atomics.load(beat, 0);
  still = now === seen ? still + 1 : 0;
  seen = now;
  if (still < checks) return;
  const seconds = Math.round((checks * checkMillis) / 1000);
  // The streams of the process belong to the thread that hangs.
  writeSync(
    2,
    `The event loop has stood still for ${String(seconds)} s: the process ends itself\n`,
  );
  process.kill(process.pid, 'SIGKILL');
}, checkMillis);
