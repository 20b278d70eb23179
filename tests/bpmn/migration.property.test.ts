import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import { apply } from '../../bpmn/engine/interpreter.ts';
import type { Applied } from '../../bpmn/engine/interpreter.ts';
import { migrationTo, planFor } from '../../bpmn/engine/migration/plan.ts';
import type { MigrationPlan } from '../../bpmn/engine/migration/plan.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { complaints } from './invariants.ts';
import { blocks, drawProcedure } from './random-procedure.ts';
import type { BlockOptions } from './random-procedure.ts';
import { RandomRun } from './random-run.ts';
import { primed, Renaming } from './renamed.ts';

const choices = fc.array(fc.nat(3000), { maxLength: 20 });

function walk(
  block: Parameters<typeof drawProcedure>[0],
  steps: readonly number[],
  options: BlockOptions = {},
): RandomRun {
  const run = new RandomRun(drawProcedure(block, options), { operations: { bodies: false } });
  for (const choice of steps) if (run.step(choice) === null) break;
  fc.pre(run.state.status === 'running');
  return run;
}

function besidesEvents({ events: _events, ...state }: CaseState): Omit<CaseState, 'events'> {
  return state;
}

function migrated(
  run: RandomRun,
  { to, plan }: { readonly to: Procedure; readonly plan: MigrationPlan },
): Applied {
  return apply(run.procedure, run.state, { ...migrationTo(to, plan), at: run.at });
}

/** The run goes on in the other version. */
function continued(run: RandomRun, to: Procedure, { state }: Applied): RandomRun {
  const other = new RandomRun(to, { operations: { bodies: false } });
  other.state = state;
  other.at = run.at;
  return other;
}

describe('migration over random procedures', () => {
  it('to a renamed copy and back gives the same state', () => {
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const run = walk(block, steps);
        const renaming = new Renaming(run.procedure);
        const to = renaming.of(run.procedure);
        const there = migrated(run, { to, plan: planFor(run.procedure, to, primed) });
        expect(complaints(there.state)).toEqual([]);
        expect(besidesEvents(there.state)).toEqual(besidesEvents(renaming.of(run.state)));
        const { undo } = there;
        expect(undo).toBeDefined();
        const other = continued(run, to, there);
        const back = migrated(other, { to: run.procedure, plan: undo ?? planFor(to, to) });
        expect(besidesEvents(back.state)).toEqual(besidesEvents(run.state));
      }),
      { numRuns: 150 },
    );
  });

  it('a migrated case goes the way of the one that stayed, to the end', () => {
    fc.assert(
      fc.property(blocks, choices, choices, (block, steps, more) => {
        const run = walk(block, steps, { counted: true });
        const renaming = new Renaming(run.procedure);
        const to = renaming.of(run.procedure);
        const other = continued(
          run,
          to,
          migrated(run, { to, plan: planFor(run.procedure, to, primed) }),
        );
        // An event for an event.
        run.apply({ type: 'set-variables', variables: {} });
        other.at = run.at;
        for (const choice of more) {
          if (run.step(choice) === null) break;
          other.step(choice);
          expect(besidesEvents(other.state)).toEqual(besidesEvents(renaming.of(run.state)));
        }
        expect(other.finish()).not.toBeNull();
        expect(other.state.status).toBe('completed');
        expect(other.state.active).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('what has no place is named, or is a fact from which nothing comes', () => {
    let moved = 0;
    let refused = 0;
    fc.assert(
      fc.property(blocks, choices, fc.nat(200), (block, steps, pick) => {
        const run = walk(block, steps);
        const to = new Renaming(run.procedure).of(run.procedure);
        const plan = planFor(run.procedure, to, primed);
        const ids = Object.keys(plan.elements);
        const missing = ids[pick % ids.length] ?? '';
        const { [missing]: _missing, ...elements } = plan.elements;
        const there = outcomeOf(() => migrated(run, { to, plan: { ...plan, elements } }));
        if (there instanceof EngineRefusal) {
          refused += 1;
          expectPlaceless(run.state, missing);
          return;
        }
        moved += 1;
        expect(complaints(there.state)).toEqual([]);
        const other = continued(run, to, there);
        const back = migrated(other, { to: run.procedure, plan: there.undo ?? plan });
        expect(besidesEvents(back.state)).toEqual(besidesEvents(run.state));
        for (const event of other.returns()) {
          const after = apply(to, other.state, { ...event, at: other.at }).state;
          expect(complaints(after)).toEqual([]);
        }
        expect(other.finish()).not.toBeNull();
        expect(other.state.status).toBe('completed');
      }),
      { numRuns: 150 },
    );
    expect(moved).toBeGreaterThan(5);
    expect(refused).toBeGreaterThan(5);
  });
});

function outcomeOf(act: () => Applied): Applied | EngineRefusal {
  try {
    return act();
  } catch (error) {
    if (error instanceof EngineRefusal) return error;
    throw error;
  }
}

/** Something active is at the element, or something waits for it, were it only if a return brought it back. */
function expectPlaceless({ instances }: CaseState, element: string): void {
  const active = instances.all.filter(({ state }) => state === 'active');
  const waits = instances.all.flatMap(({ timers = [] }) => timers.map((timer) => timer.element));
  const names = [...active.map((one) => one.element), ...waits];
  expect(names).toContain(element);
}
