import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replay } from '../../bpmn/engine/replay.ts';
import { blocks, drawProcedure, inAnyOrder, rebuilt } from './random-procedure.ts';
import { RandomRun, writesItsOwn } from './random-run.ts';
import { twinOf } from './twin.ts';

const choices = fc.array(fc.nat(3000), { maxLength: 40 });
/** A called procedure takes copies along and brings all of them back: what it read is not undone. */
const inOneScope = blocks.map(
  rebuilt((block) => (block.type === 'call' ? { ...block, type: 'sub' } : block)),
);

describe('variables that a procedure sets back', () => {
  it('are those of the history without what was superseded (invariant 5)', () => {
    fc.assert(
      fc.property(inOneScope, choices, fc.boolean(), (block, steps, undo) => {
        const run = new RandomRun(drawProcedure(inAnyOrder(block), { rollback: true, undo }), {
          writing: writesItsOwn,
        });
        for (const choice of steps) if (run.step(choice) === null) break;
        run.undoAll();
        const twin = twinOf(run.procedure, run.state, run.recorded);
        if (twin === null) return;
        expect(run.state.variables).toEqual(twin.variables);
        expect(
          replay(
            run.procedure,
            run.recorded.map(({ event }) => event),
          ),
        ).toEqual(run.state);
      }),
      { numRuns: 300 },
    );
  });

  it('stay as they are where the procedure does not say so', () => {
    fc.assert(
      fc.property(inOneScope, choices, (block, steps) => {
        const run = new RandomRun(drawProcedure(block), { writing: writesItsOwn });
        const written = new Map<string, unknown>();
        for (const choice of steps) {
          const event = run.step(choice);
          if (event === null) break;
          if (event.type !== 'complete') continue;
          for (const [name, value] of Object.entries(event.variables ?? {}))
            written.set(name, value);
        }
        expect(run.state.variables).toEqual(Object.fromEntries(written));
        expect(run.state.writes).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });
});
