import { getPriority } from 'node:os';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';

const module = JSON.stringify(
  new URL('../../activities/forecast/step-aside.ts', import.meta.url).href,
);
const source = `
  import { getPriority } from 'node:os';
  import { parentPort } from 'node:worker_threads';
  import { stepAside } from ${module};
  stepAside();
  parentPort.postMessage(getPriority());
`;

it.runIf(process.platform === 'linux')(
  'a thread that steps aside gives way to the others, which keep their priority',
  async () => {
    const before = getPriority();
    const url = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
    const thread = new Worker(url);
    const priority = await new Promise<unknown>((resolve) => thread.once('message', resolve));
    await thread.terminate();
    expect([priority, getPriority()]).toEqual([19, before]);
  },
);
