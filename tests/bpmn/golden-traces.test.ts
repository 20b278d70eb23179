import { describe, expect, it } from 'vitest';
import { readTrace, runTrace, traceNames } from './golden-trace.ts';

describe('golden traces', () => {
  it.each(traceNames())('%s', async (name) => {
    const golden = readTrace(name);
    expect(await runTrace(golden)).toEqual(golden);
  });
});
