import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { stages } from '../../domain/stages.ts';
import { Centre } from './centre.ts';
import { everyStagePath, settings } from './case-inputs.ts';
import { ordinaryEvent } from './procedures.ts';

describe('the history of one ordinary case', () => {
  let centre: Centre;
  beforeAll(async () => {
    centre = await Centre.inRealTime(inject('temporalAddress'));
  });
  afterAll(async () => {
    await centre.stop();
  });

  it('takes at most 110 events and 50 KB for the way through all stages', async () => {
    const unhurried = { ...settings.variables, callbackDelay: 'PT0S' };
    const opened = await centre.open(await ordinaryEvent(), {
      variables: { wantsCallback: true },
      input: { settings: { ...settings, variables: unhurried } },
    });
    for (const { element, outcome, by, variables } of everyStagePath) {
      await opened.complete(element, outcome, variables, by);
    }
    await opened.ended();
    const passed = opened.recorded.batches.at(-1)?.case.stages.map(({ stage }) => stage);
    // 上报 is over before anything waits: no stage of its own is entered.
    expect(passed?.toSorted()).toEqual(stages.filter((stage) => stage !== 'report').toSorted());
    const { historyLength, historySize } = await opened.handle.describe();
    process.stdout.write(
      `history: ${String(historyLength)} events, ${String(historySize)} bytes\n`,
    );
    expect(historyLength).toBeLessThanOrEqual(110);
    expect(historySize).toBeLessThanOrEqual(50 * 1024);
  });
});
