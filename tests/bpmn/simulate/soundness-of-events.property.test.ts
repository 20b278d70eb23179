import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineEventBody } from '../../../bpmn/engine/events.ts';
import { awaitedSignals } from '../../../bpmn/engine/signals.ts';
import { soundnessOf } from '../../../bpmn/simulate/soundness.ts';
import { playWalk } from '../../../bpmn/simulate/walk.ts';
import { blocks, drawProcedure } from '../random-procedure.ts';
import { RandomRun } from '../random-run.ts';
import { mutated, mutations } from './mutated.ts';
import { ready, withEvents } from './with-events.ts';

const limit = 300;
/** Larger ones take long and show no more. */
const mostElements = 40;

const everythingIn = (run: RandomRun, choice: number): readonly EngineEventBody[] => [
  ...run.moves(),
  ...awaitedSignals(run.procedure, run.state).map((signal): EngineEventBody => ({
    type: 'signal',
    signal,
  })),
  { type: 'set-variables', variables: { [ready]: choice % 2 === 0 } },
];

const procedures = fc
  .tuple(blocks, fc.nat({ max: 1000 }))
  .map(([block, choice]) => withEvents(drawProcedure(block), choice))
  .filter(({ elements }) => Object.keys(elements).length <= mostElements);

describe('a procedure with events of every kind', () => {
  it('always comes to its end when it is sound, whatever happens before', () => {
    let sound = 0;
    fc.assert(
      fc.property(
        procedures,
        fc.array(fc.nat({ max: 10_000 }), { minLength: 5, maxLength: 40 }),
        (procedure, choices) => {
          fc.pre(soundnessOf(procedure, { limit }).kind === 'sound');
          sound += 1;
          const run = new RandomRun(procedure);
          for (const choice of choices) {
            if (run.state.status !== 'running') break;
            const possible = everythingIn(run, choice);
            const event = possible[choice % possible.length];
            if (event !== undefined) run.apply(event);
          }
          expect(run.finish()).not.toBeNull();
          expect(run.state.status).toBe('completed');
        },
      ),
      { numRuns: 100 },
    );
    expect(sound).toBeGreaterThan(50);
  });

  it('goes every walk that shows what is wrong', () => {
    let walks = 0;
    fc.assert(
      fc.property(procedures, mutations, (drawn, mutation) => {
        const procedure = mutated(drawn, mutation);
        const result = soundnessOf(procedure, { limit });
        if (result.kind !== 'unsound') return;
        for (const { walk } of result.problems) {
          expect(playWalk(procedure, walk)).toHaveLength(walk.length);
          if (walk.length > 0) walks += 1;
        }
      }),
      { numRuns: 250 },
    );
    expect(walks).toBeGreaterThan(20);
  });
});
