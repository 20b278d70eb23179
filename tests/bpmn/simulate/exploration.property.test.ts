import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Step } from '../../../bpmn/engine/step.ts';
import { abstractProcedure } from '../../../bpmn/simulate/abstract-procedure.ts';
import { explore } from '../../../bpmn/simulate/exploration.ts';
import { markingKey } from '../../../bpmn/simulate/marking-key.ts';
import { outcomeLiveness } from '../../../bpmn/simulate/outcome-liveness.ts';
import { blocks, drawProcedure, rebuilt } from '../random-procedure.ts';
import { RandomRun } from '../random-run.ts';

const once = rebuilt((block) =>
  block.type === 'joint' || block.type === 'inTurn' ? { ...block, type: 'sub' } : block,
);

describe('the exploration', () => {
  it('has every marking that a case comes to', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        // One turn stands for all in an exploration: a case with several has markings of its own.
        blocks.map(once),
        fc.array(fc.nat({ max: 1000 }), { minLength: 5, maxLength: 40 }),
        (block, choices) => {
          const procedure = drawProcedure(block);
          const outcomes = outcomeLiveness(procedure);
          const keyOf = (state: RandomRun['state']): string =>
            markingKey(new Step(procedure, state, { at: 0 }), state, outcomes);
          const { found, complete } = explore(abstractProcedure(procedure), 500);
          fc.pre(complete);
          const known = new Set(found.map(({ state }) => keyOf(state)));
          expect(known.size).toBe(found.length);
          const run = new RandomRun(procedure);
          for (const choice of choices) {
            expect(known).toContain(keyOf(run.state));
            const moves = run.moves();
            const move = moves[choice % Math.max(moves.length, 1)];
            if (run.state.status !== 'running' || move === undefined) break;
            run.apply(move);
            compared += 1;
          }
        },
      ),
      { numRuns: 60 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
