import { describe, expect, it, vi } from 'vitest';
import { readTrace, runTrace, traceNames } from './golden-trace.ts';

// Generous, because the machine may be busy.
vi.setConfig({ testTimeout: 120_000 });

describe('golden traces', () => {
  it.each(traceNames())('%s', async (name) => {
    const golden = readTrace(name);
    expect(await runTrace(golden)).toEqual(golden);
  });
});
