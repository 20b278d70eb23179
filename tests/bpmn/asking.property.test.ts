import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../bpmn/engine/state.ts';
import { complaints, untouchedBy } from './invariants.ts';
import { blocks, drawProcedure, inAnyOrder } from './random-procedure.ts';
import { RandomRun } from './random-run.ts';
import { summaries } from './summaries.ts';

const choices = fc.array(fc.nat(3000), { maxLength: 40 });

/** Who asks waits for one that is open, and who is asked is waited for. */
function complaintsOfAsking(state: CaseState): string[] {
  const active = new Map(
    state.instances.all.filter((one) => one.state === 'active').map((one) => [one.id, one]),
  );
  const alone = [...active.values()].filter(
    ({ id, heldFor, answers }) =>
      (heldFor !== undefined && active.get(heldFor)?.answers !== id) ||
      (answers !== undefined && active.get(answers)?.heldFor !== id),
  );
  return alone.map(({ id }) => `${id} asks or answers nobody`);
}

describe('asking back over random procedures', () => {
  it('ends like any run, and never leaves a question or an asker alone', () => {
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const run = new RandomRun(drawProcedure(block), { asking: true });
        for (const choice of steps) {
          if (run.step(choice) === null) break;
          expect(complaints(run.state)).toEqual([]);
          expect(complaintsOfAsking(run.state)).toEqual([]);
        }
        expect(run.finish()).not.toBeNull();
        expect(run.state.status).toBe('completed');
        expect(run.state.active).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('touches nothing but who asks', () => {
    fc.assert(
      fc.property(blocks, choices, fc.nat(), (block, steps, pick) => {
        const run = new RandomRun(drawProcedure(block));
        for (const choice of steps) if (run.step(choice) === null) break;
        const asks = run.asks();
        const asked = asks[pick % Math.max(asks.length, 1)];
        if (asked?.type !== 'ask-back') return;
        const before = untouchedBy(run.state, 0);
        const { instances } = run.state;
        run.apply(asked);
        const after = new Map(run.state.instances.all.map((one) => [one.id, one]));
        before.delete(Number(asked.from));
        expect([...before].filter(([id, one]) => after.get(id) !== one)).toEqual([]);
        expect(run.state.instances.length).toBe(instances.length + 1);
      }),
      { numRuns: 150 },
    );
  });

  it('is part of the history that a return keeps (twin)', () => {
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const run = new RandomRun(drawProcedure(inAnyOrder(block)), { asking: true });
        for (const choice of steps) if (run.step(choice) === null) break;
        const { own, twins } = summaries(run);
        expect(own).toEqual(twins);
      }),
      { numRuns: 150 },
    );
  });
});
