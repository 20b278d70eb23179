import { describe, expect, it } from 'vitest';
import { readTrace, runTrace, traceNames } from '../golden-trace.ts';
import { semanticTraps } from './semantic-traps.ts';

const traps = Object.entries(semanticTraps);
const diagramsOf = (traces: readonly string[]): readonly string[] => [
  ...new Set(traces.map((name) => readTrace(name).diagram)),
];

describe('semantic traps', () => {
  it.each(traps)('%s', async (_trap, traces) => {
    expect(traces).not.toEqual([]);
    for (const name of traces) {
      expect(traceNames()).toContain(name);
      const golden = readTrace(name);
      expect(await runTrace(golden)).toEqual(golden);
    }
  });

  it('have a diagram each that no other has', () => {
    const shared = traps.filter(([trap, traces]) => {
      const others = traps.filter(([other]) => other !== trap).flatMap(([, names]) => names);
      const taken = new Set(diagramsOf(others));
      return diagramsOf(traces).every((diagram) => taken.has(diagram));
    });
    expect(shared.map(([trap]) => trap)).toEqual([]);
  });
});
