import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { Centre } from './centre.ts';
import { runDurably } from './durable-run.ts';
import { untimedTraces } from './durable-traces.ts';
import { Meeting } from './meeting.ts';

// Generous, because the machine may be busy, and the slowest of all cases is waited for at every step.
vi.setConfig({ testTimeout: 300_000 });

let centre: Centre;
const runs = new Map<string, ReturnType<typeof runDurably>>();
beforeAll(async () => {
  centre = await Centre.inRealTime(inject('temporalAddress'));
  centre.recorder.keepsMessages = false;
  const meeting = new Meeting(untimedTraces.length, () => centre.restart());
  for (const name of untimedTraces) {
    const run = runDurably(centre, name, { before: () => meeting.come() }).finally(() => {
      meeting.leave();
    });
    // Its own test waits for it later.
    run.catch(() => undefined);
    runs.set(name, run);
  }
});
afterAll(async () => {
  await centre.stop();
});

describe('golden traces in a durable workflow, side by side, each step by another worker', () => {
  it.each(untimedTraces)('%s', async (name) => {
    const run = runs.get(name);
    if (run === undefined) throw new Error(`Expected ${name} to run, but it does not`);
    const { durable, expected } = await run;
    expect(durable).toEqual(expected);
  });
});
