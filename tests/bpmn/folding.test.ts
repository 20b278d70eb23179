import { describe, expect, it } from 'vitest';
import { CaseRun } from './case-run.ts';
import { loadProcedure } from './load-procedure.ts';

/** Often enough for the state to double several times. */
const rounds = 150;

describe('a case that has gone round many times', () => {
  it('compensates all that it has done, however long ago', async () => {
    const run = new CaseRun(await loadProcedure('compensation-in-loop'));
    run.apply({ type: 'start', variables: {} });
    for (let round = 1; round <= rounds; round += 1)
      run.apply({ type: 'complete', instance: 'A', variables: { more: round < rounds } });
    let compensated = 0;
    while (run.state.status === 'running') {
      run.complete('uA');
      compensated += 1;
    }
    expect(compensated).toBe(rounds);
  });
});
