import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineEventBody } from '../../bpmn/engine/events.ts';
import { rootId } from '../../bpmn/engine/step.ts';
import { complaints } from './invariants.ts';
import { drawProcedure } from './random-procedure.ts';
import type { Block } from './random-procedure.ts';
import { RandomRun } from './random-run.ts';
import { summaries } from './summaries.ts';

const bodies = fc.constantFrom('joint' as const, 'inTurn' as const);
/** A body in the turns of a body, or in branches of them. */
const nested: fc.Arbitrary<Block> = fc
  .tuple(bodies, fc.constantFrom('sub' as const, 'loop' as const, null), bodies)
  .map(([outer, between, inner]) => {
    const body: Block = { type: inner, block: { type: 'task' } };
    return { type: outer, block: between === null ? body : { type: between, block: body } };
  });

/** Two of three steps take a turn out, add one or bring one back. */
const choices = fc.array(
  fc.nat(1000).chain((pick) => fc.constantFrom(0, 1, 1).map((kind) => 3 * pick + kind)),
  { minLength: 8, maxLength: 30 },
);

/** Open turns of the bodies that stand in a scope, oldest first. */
function turnsIn({ state }: RandomRun, scope: number): readonly number[] {
  const { instances } = state;
  return state.active
    .filter((id) => {
      const one = instances.get(id);
      return one?.turn !== undefined && instances.get(one.scope)?.scope === scope;
    })
    .toSorted((one, other) => one - other);
}

const takenOut = (instance: number, expected: boolean): EngineEventBody => ({
  type: 'remove-instance',
  instance: String(instance),
  expected,
});

describe('turns of bodies in turns of bodies', () => {
  it.each([true, false])(
    'one that is taken out of a turn that came back is not the one of before, expected %s',
    (expected) => {
      const run = new RandomRun(
        drawProcedure({ type: 'joint', block: { type: 'joint', block: { type: 'task' } } }),
      );
      const [outer = 0] = turnsIn(run, rootId);
      const [inner = 0] = turnsIn(run, outer);
      run.apply(takenOut(inner, true));
      run.apply(takenOut(outer, true));
      const body = run.state.instances.get(outer)?.scope;
      run.apply({ type: 'add-instance', body: String(body), back: String(outer) });
      const [innerAgain = 0] = turnsIn(run, turnsIn(run, rootId).at(-1) ?? 0);
      run.apply(takenOut(innerAgain, expected));
      expect(run.state.instances.get(inner)).toMatchObject({ withdrawn: 'expected' });
      const { own, twins } = summaries(run);
      expect(own).toEqual(twins);
    },
  );

  it('have a twin, whatever is taken out, added and brought back, and come to their end', () => {
    fc.assert(
      fc.property(nested, choices, (block, steps) => {
        const run = new RandomRun(drawProcedure(block), { operations: { bodies: false } });
        for (const choice of steps) {
          if (run.step(choice) === null) break;
          expect(complaints(run.state)).toEqual([]);
        }
        const { own, twins } = summaries(run);
        expect(own).toEqual(twins);
        expect(run.finish()).not.toBeNull();
        expect(run.state.status).toBe('completed');
        expect(run.state.active).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
