import { readFileSync } from 'node:fs';
import { startCentre } from '../environment/centre.ts';
import { rounded, type Benchmark } from './measurement.ts';
import { openCase, signInAll } from './people.ts';

const cases = 500;

const residentMegabytes = (pid: number): number => {
  const line = /VmRSS:\s+(\d+) kB/u.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
  if (line === null)
    throw new Error(`Expected the resident size of ${String(pid)}, but it is not there`);
  return Number(line[1]) / 1024;
};

/** Growth of the worker's resident size while it holds open cases in its cache, scaled to 1,000. */
export const memory: Benchmark = async (say) => {
  const centre = await startCentre({ env: { BIHUAN_LOG_LEVEL: 'error' } });
  try {
    const people = await signInAll(centre.address);
    // The first cases load code and warm the compiler; they are not counted.
    for (let n = 0; n < 100; n += 1) await openCase(people, n);
    const before = residentMegabytes(centre.pid('worker'));
    say(`before: ${before.toFixed(0)} MB`);
    for (let n = 0; n < cases; n += 1) await openCase(people, 100 + n);
    const after = residentMegabytes(centre.pid('worker'));
    return [
      {
        name: 'memory',
        ratio: null,
        bar: null,
        ours: {
          megabytesPerThousandCases: rounded(((after - before) * 1000) / cases, 1),
          workerMegabytes: rounded(after, 0),
        },
        reference: {},
        unit: 'resident size of the worker',
      },
    ];
  } finally {
    await centre.stop();
  }
};
