import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { eventTable, eventTypes } from '../bpmn/event-table.ts';
import { readTrace } from '../bpmn/golden-trace.ts';
import { Centre } from './centre.ts';
import { runDurably } from './durable-run.ts';
import { killedEvents, killedTimedTraces, killedUntimedTraces } from './durable-traces.ts';
import { KilledRounds } from './killed-rounds.ts';

// As for the other golden traces.
vi.setConfig({ testTimeout: 300_000 });

const traces = [...killedUntimedTraces, ...killedTimedTraces];

let centres: readonly Centre[] = [];
let rounds: KilledRounds | undefined;
const runs = new Map<string, ReturnType<typeof runDurably>>();
beforeAll(async () => {
  // Time passes for all cases of a server at once: each trace in which it does has one of its own.
  centres = await Promise.all(
    ['untimed', ...killedTimedTraces].map(() => Centre.withoutWorker(inject('timeSkippingServer'))),
  );
  const [shared, ...own] = centres;
  if (shared === undefined) throw new Error('Expected a server, but there is none');
  const centreOf = (name: string): Centre => own[killedTimedTraces.indexOf(name)] ?? shared;
  const together = new KilledRounds(traces.map(centreOf));
  rounds = together;
  const around = {
    before: () => together.come(),
    after: () => together.replaced(),
  };
  for (const name of traces) {
    const centre = centreOf(name);
    centre.recorder.keepsMessages = false;
    const run = Promise.race([runDurably(centre, name, around), together.lost]).finally(() => {
      together.leave(centre);
    });
    // Its own test waits for it later.
    run.catch(() => undefined);
    runs.set(name, run);
  }
});
afterAll(async () => {
  await rounds?.stop();
  await Promise.all(centres.map((centre) => centre.stop()));
});

describe('golden traces in a durable workflow, side by side, the worker killed at each step', () => {
  it.each(eventTypes)('have an event of each type: %s', (type) => {
    expect(Object.values(eventTable[type])).toContain(killedEvents[type]);
  });

  it.each(traces)('%s', async (name) => {
    const run = runs.get(name);
    if (run === undefined) throw new Error(`Expected ${name} to run, but it does not`);
    const { durable, expected } = await run;
    expect(durable).toEqual(expected);
  });

  it('have steps that were recorded, lost with the worker and recorded again', async () => {
    await Promise.allSettled(runs.values());
    const again = centres
      .flatMap(({ recorder }) => Array.from(recorder.cases.values()))
      .filter(({ ledger }) => ledger.some(({ type }) => type === 'step-superseded'));
    // The third of their steps is the first that is lost after it was recorded.
    const long = traces.filter((name) => readTrace(name).steps.length >= 3);
    expect(again.length).toBeGreaterThanOrEqual(long.length);
  });
});
