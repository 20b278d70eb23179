import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { Centre } from './centre.ts';
import { runDurably } from './durable-run.ts';
import { timedTraces } from './durable-traces.ts';

// As for the other golden traces; one after the other, since time passes for all cases of a server.
vi.setConfig({ testTimeout: 120_000 });

let centre: Centre;
beforeAll(async () => {
  centre = await Centre.skippingTime(inject('timeSkippingServer'), { forgetful: true });
  centre.recorder.keepsMessages = false;
});
afterAll(async () => {
  await centre.stop();
});

describe('golden traces in which time passes, each step by another worker', () => {
  it.each(timedTraces)('%s', async (name) => {
    const { durable, expected } = await runDurably(centre, name, {
      before: () => centre.restart(),
    });
    expect(durable).toEqual(expected);
  });
});
