import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import { withdrawTargets } from '../../bpmn/engine/queries.ts';
import { complaints } from './invariants.ts';
import { blocks, drawProcedure } from './random-procedure.ts';
import { RandomRun } from './random-run.ts';

const choices = fc.array(fc.nat(3000), { maxLength: 40 });
const people = ['p-1', 'p-2'];

const codeOf = (act: () => void): string | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof EngineRefusal) return error.code;
    throw error;
  }
};

describe('taking back over random procedures', () => {
  it("succeeds where nothing was touched, is refused where it was, and undoes nobody else's work", () => {
    fc.assert(
      fc.property(blocks, choices, fc.nat(), (block, steps, pick) => {
        const run = new RandomRun(drawProcedure(block), { people });
        for (const choice of steps) if (run.step(choice) === null) break;
        const by = people[pick % people.length] ?? '';
        const offered = withdrawTargets(run.procedure, run.state, by, { olderTurns: true });
        const { state } = run;
        for (const { instance, touched } of offered) {
          run.state = state;
          const code = codeOf(() => {
            run.apply({ type: 'withdraw', to: instance }, by);
          });
          expect(code).toBe(touched === null ? null : 'step-touched');
          if (code !== null) continue;
          expect(complaints(run.state)).toEqual([]);
          const before = new Map(state.instances.all.map((one) => [one.id, one]));
          const undone = run.state.instances.all.filter(
            (one) => one.state === 'superseded' && before.get(one.id)?.state === 'completed',
          );
          expect(undone.flatMap(({ holder }) => holder ?? []).filter((who) => who !== by)).toEqual(
            [],
          );
        }
        run.state = state;
        const known = new Set(offered.map(({ instance }) => instance));
        for (const { id } of state.instances.all.filter((one) => !known.has(String(one.id)))) {
          const act = (): void => {
            run.apply({ type: 'withdraw', to: String(id) }, by);
          };
          expect(codeOf(act)).toBe(state.status === 'running' ? 'target-not-legal' : 'case-closed');
        }
        expect(run.state).toBe(state);
      }),
      { numRuns: 200 },
    );
  });
});
