import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Centre } from './centre.ts';
import { straightPath } from './case-inputs.ts';
import { ordinaryEvent } from './procedures.ts';

describe('the straight path on a server', () => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await Centre.inRealTime(inject('temporalAddress'));
  });
  afterAll(async () => {
    await centre.stop();
  });

  it('takes at most 110 events and 50 KB of history', async () => {
    const opened = await centre.open(await ordinaryEvent());
    for (const { element, outcome, by, variables } of straightPath) {
      await opened.complete(element, outcome, variables, by);
    }
    await opened.ended();
    const { historyLength, historySize } = await opened.handle.describe();
    process.stdout.write(
      `history: ${String(historyLength)} events, ${String(historySize)} bytes\n`,
    );
    expect(historyLength).toBeLessThanOrEqual(110);
    expect(historySize).toBeLessThanOrEqual(50 * 1024);
  });
});
