import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import { apply } from '../../bpmn/engine/interpreter.ts';
import { InstanceList } from '../../bpmn/engine/instance-list.ts';
import { returnTargets } from '../../bpmn/engine/queries.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import { Lineage } from './lineage.ts';
import { blocks, drawProcedure } from './random-procedure.ts';
import { RandomRun } from './random-run.ts';

const choices = fc.array(fc.nat(3000), { maxLength: 25 });

function walk(block: Parameters<typeof drawProcedure>[0], steps: readonly number[]): RandomRun {
  const run = new RandomRun(drawProcedure(block), { operations: { bodies: false } });
  for (const choice of steps) if (run.step(choice) === null) break;
  return run;
}

/** A state but for how many events led to it. */
function besidesEvents({ events: _events, ...state }: CaseState): Omit<CaseState, 'events'> {
  return state;
}

describe('suspension over random procedures', () => {
  it('nothing moves, and resuming gives the state back with its timers later', () => {
    fc.assert(
      fc.property(blocks, choices, fc.nat(5000), (block, steps, pause) => {
        const run = walk(block, steps);
        fc.pre(run.state.status === 'running');
        const before = run.state;
        const moves = [...run.moves(), ...run.returns(), ...run.operations()];
        const { procedure } = run;
        const suspended = apply(procedure, before, { type: 'suspend', at: 1000 }).state;
        for (const move of moves)
          expect(() => apply(procedure, suspended, { ...move, at: 1500 })).toThrow(EngineRefusal);
        expect(
          before.active.flatMap((id) => returnTargets(procedure, suspended, String(id))),
        ).toEqual([]);
        const resumed = apply(procedure, suspended, { type: 'resume', at: 1000 + pause }).state;
        expect(besidesEvents(resumed)).toEqual(besidesEvents(withTimersLater(before, pause)));
        const runOn = apply(procedure, suspended, { type: 'resume', timers: 'run-on', at: 9000 });
        expect(besidesEvents(runOn.state)).toEqual(besidesEvents(before));
      }),
      { numRuns: 100 },
    );
  });

  it('a case that is suspended before every step goes the same way', () => {
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const plain = new RandomRun(drawProcedure(block), { operations: { bodies: false } });
        const paused = new RandomRun(drawProcedure(block), { operations: { bodies: false } });
        for (const choice of steps) {
          if (plain.step(choice) === null) break;
          paused.apply({ type: 'suspend' });
          paused.apply({ type: 'resume' });
          paused.step(choice);
        }
        expect(new Lineage(paused.state).summary()).toEqual(new Lineage(plain.state).summary());
        expect(paused.finish()).not.toBeNull();
        expect(paused.state.status).toBe('completed');
      }),
      { numRuns: 100 },
    );
  });
});

function withTimersLater(state: CaseState, pause: number): CaseState {
  const instances = state.instances.all.map((instance) =>
    instance.state === 'active' && instance.timers !== undefined
      ? {
          ...instance,
          timers: instance.timers.map((timer) =>
            timer.due === undefined || timer.spent === true
              ? timer
              : { ...timer, due: timer.due + pause },
          ),
        }
      : instance,
  );
  return { ...state, instances: InstanceList.of(instances) };
}
