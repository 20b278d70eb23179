import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { Centre } from './centre.ts';
import { runDurably } from './durable-run.ts';
import { untimedTraces } from './durable-traces.ts';

// Generous, because the machine may be busy and every step is replayed.
vi.setConfig({ testTimeout: 120_000 });

let centre: Centre;
beforeAll(async () => {
  centre = await Centre.inRealTime(inject('temporalAddress'), { forgetful: true });
  centre.recorder.keepsMessages = false;
});
afterAll(async () => {
  await centre.stop();
});

describe('golden traces in a durable workflow, replayed from its history at every step', () => {
  it.each(untimedTraces)('%s', async (name) => {
    const { durable, expected } = await runDurably(centre, name);
    expect(durable).toEqual(expected);
  });
});
