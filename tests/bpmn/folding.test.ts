import { describe, expect, it } from 'vitest';
import { CaseRun } from './case-run.ts';
import { loadProcedure } from './load-procedure.ts';

/** Often enough for the state to double several times. */
const rounds = 150;

/** The messages that are put back when whoever does B returns to a target. */
const backFrom = (run: CaseRun, target: string): readonly string[] =>
  run
    .returnTo('B', target)
    .commands.flatMap((one) => (one.type === 'put-back-message' ? [one.messageId] : []));

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

  it('puts back every message that a return goes behind, each once, however long ago', async () => {
    const run = new CaseRun(await loadProcedure('messages-in-loop'));
    run.start({ more: true }).complete('A');
    const sent: string[] = [];
    const turn = (last: boolean): void => {
      sent.push(`m${String(sent.length)}`);
      const variables = { more: !last };
      run.apply({ type: 'message', subscription: 'wait', messageId: sent.at(-1) ?? '', variables });
    };
    for (let round = 1; round <= rounds; round += 1) turn(round === rounds);
    // of the turns in one pass of P, and of the passes of P itself
    for (let round = 1; round <= rounds; round += 1) {
      run.apply({ type: 'complete', instance: 'B', variables: { more: true } });
      turn(true);
    }
    expect(run.state.instances.length).toBeLessThan(rounds * 4);
    expect(backFrom(run, 'A').toSorted()).toEqual(sent.toSorted());
    run.complete('A');
    sent.length = 0;
    turn(true);
    expect(backFrom(run, 'A')).toEqual(['m0']);
  });

  it('leaves what is not gone behind, and what was put back before', async () => {
    const run = new CaseRun(await loadProcedure('messages-in-loop'));
    run.start({ more: true }).complete('A');
    const turn = (id: number, more: boolean): void => {
      const messageId = `m${String(id)}`;
      run.apply({ type: 'message', subscription: 'wait', messageId, variables: { more } });
    };
    for (let id = 1; id <= rounds; id += 1) turn(id, id < rounds);
    expect(backFrom(run, 'P')).toHaveLength(rounds);
    for (let id = rounds + 1; id <= 2 * rounds; id += 1) turn(id, id < 2 * rounds);
    expect(backFrom(run, 'A').map((id) => Number(id.slice(1)) > rounds)).not.toContain(false);
  });
});
