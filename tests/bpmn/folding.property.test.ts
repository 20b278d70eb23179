import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutOldTurns } from '../../bpmn/engine/folding.ts';
import { apply, emptyState } from '../../bpmn/engine/interpreter.ts';
import { InstanceList } from '../../bpmn/engine/instance-list.ts';
import { openTasks } from '../../bpmn/engine/queries.ts';
import { causeGraph, pastOf } from '../../bpmn/engine/returns/cause-graph.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import { CaseRun } from './case-run.ts';
import { complaints } from './invariants.ts';
import { loadProcedure } from './load-procedure.ts';
import { blocks, drawProcedure, withoutAdHoc } from './random-procedure.ts';
import { RandomRun } from './random-run.ts';

const choices = fc.array(fc.nat(3000), { minLength: 5, maxLength: 40 });

type Walk = (block: Parameters<typeof drawProcedure>[0], steps: readonly number[]) => RandomRun;

function walked(run: RandomRun, steps: readonly number[]): RandomRun {
  for (const choice of steps) if (run.step(choice) === null) break;
  return run;
}

const walkPlainly: Walk = (block, steps) =>
  walked(new RandomRun(drawProcedure({ type: 'loop', block })), steps);

const walkWithOperations: Walk = (block, steps) =>
  walked(
    new RandomRun(drawProcedure({ type: 'loop', block: withoutAdHoc(block) }), {
      operations: { bodies: false },
    }),
    steps,
  );

/** Where tokens are, without saying which instances hold them. */
function tokens(state: CaseState): string[] {
  return state.instances.all
    .filter((instance) => instance.state === 'active')
    .map(
      (instance) =>
        `${instance.element} ${(instance.tokens ?? [])
          .map((token) => token.flow)
          .toSorted()
          .join(' ')}`,
    )
    .toSorted();
}

describe.each([
  ['with ad-hoc sub-processes', walkPlainly],
  ['with operations of people', walkWithOperations],
])('folding of old turns, %s', (_name, walk) => {
  it('keeps the past of whatever remains', () => {
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const { state } = walk(block, steps);
        const folded = withoutOldTurns(state.instances.all, 1);
        const kept = new Set(folded.map((instance) => instance.id));
        const [before, after] = [causeGraph(state.instances.all), causeGraph(folded)];
        for (const instance of folded) {
          if (instance.state === 'superseded') continue;
          const past = [...pastOf(before, instance.id)].filter(
            (node) => node > 0 && kept.has(node),
          );
          const now = [...pastOf(after, instance.id)].filter((node) => node > 0);
          expect(new Set(now)).toEqual(new Set(past));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('returns that remain legal lead to the same tokens', () => {
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const run = walk(block, steps);
        const full = run.state;
        run.state = { ...full, instances: InstanceList.of(withoutOldTurns(full.instances.all, 1)) };
        expect(complaints(run.state)).toEqual([]);
        for (const event of run.returns()) {
          const there = apply(run.procedure, full, { ...event, at: 1 }).state;
          const here = apply(run.procedure, run.state, { ...event, at: 1 }).state;
          expect(tokens(here)).toEqual(tokens(there));
        }
        expect(run.finish()).not.toBeNull();
        expect(run.state.status).toBe('completed');
      }),
      { numRuns: 100 },
    );
  });

  it('keeps a case of thousands of turns small', async () => {
    const procedure = await loadProcedure('loop');
    let state = apply(procedure, emptyState(procedure), {
      type: 'start',
      variables: {},
      at: 0,
    }).state;
    for (let turn = 0; turn < 3000; turn += 1) {
      for (const task of openTasks(state)) {
        const outcome = task.element === 'B' ? { outcome: 'again' } : {};
        state = apply(procedure, state, {
          type: 'complete',
          instance: task.instance,
          ...outcome,
          at: turn,
        }).state;
      }
    }
    expect(state.instances.length).toBeLessThan(512);
    expect(state.next).toBeGreaterThan(4000);
    expect(complaints(state)).toEqual([]);
  });

  it('leaves the turns of a multi-instance, which are counted and collected', async () => {
    const signers = Array.from({ length: 300 }, (_, n) => `p-${String(n)}`);
    const run = new CaseRun(await loadProcedure('countersign-in-turn'));
    run.start({ signers }).complete('A');
    for (const _ of signers) run.complete('sign', 'no');
    expect(run.active).toEqual(['E']);
    expect(run.state.variables['opinions']).toEqual(signers.map((signer) => `${signer}: no`));
  });
});
