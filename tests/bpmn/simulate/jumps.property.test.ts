import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseState, Instance } from '../../../bpmn/engine/state.ts';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { abstractProcedure } from '../../../bpmn/simulate/abstract-procedure.ts';
import { judgeJump } from '../../../bpmn/simulate/judge-jump.ts';
import type { Jump, JumpJudgement } from '../../../bpmn/simulate/judge-jump.ts';
import { take } from '../../../bpmn/simulate/walk.ts';
import { complaints } from '../invariants.ts';
import { blocks, drawProcedure, rebuilt, withoutAdHoc } from '../random-procedure.ts';
import type { Block } from '../random-procedure.ts';
import { RandomRun } from '../random-run.ts';
import { summaries } from '../summaries.ts';

/** Event sub-processes are not explored: branches of boundary events stand in for them. */
const explored = rebuilt((block): Block => {
  if (block.type === 'handled') return { ...block, type: 'interrupted' };
  return block.type === 'attended' ? { ...block, type: 'watched' } : block;
});

const choices = fc.array(fc.nat(3000), { maxLength: 12 });
const picks = fc.array(fc.tuple(fc.nat(50), fc.boolean(), fc.nat(200)), {
  minLength: 4,
  maxLength: 8,
});
type Pick = readonly [number, boolean, number];

/** Holds a token: nothing is active inside it. */
function leaves({ instances, active }: CaseState): Instance[] {
  const scopes = new Set(
    instances.all.filter(({ id }) => active.includes(id)).map(({ scope }) => scope),
  );
  return instances.all.filter(({ id }) => active.includes(id) && !scopes.has(id));
}

/** Leaves one token, or all of its scope, for any element of the procedure; or withdraws a scope. */
function jumpFor(
  procedure: Procedure,
  state: CaseState,
  [leaf, all, element]: Pick,
): Jump | undefined {
  const open = leaves(state);
  const first = open[leaf % Math.max(open.length, 1)];
  if (first === undefined) return undefined;
  const ids = [procedure, ...Object.values(procedure.called)].flatMap(({ elements }) =>
    Object.keys(elements),
  );
  if (element % 5 === 0) return { type: 'cancel-scope', instance: String(first.scope), goOn: all };
  const left = all ? open.filter(({ scope }) => scope === first.scope) : [first];
  return {
    type: 'jump',
    leave: left.map(({ id }) => String(id)),
    enter: ids[element % ids.length] ?? '',
  };
}

interface Seen {
  legal: number;
  stuck: number;
}

/** The walk can be played, and comes to the element that gets stuck. */
function checkWalk(
  procedure: Procedure,
  { from, walk, element }: Extract<JumpJudgement, { kind: 'stuck' }>,
): void {
  const abstract = abstractProcedure(procedure, { bodies: 'kept' }).procedure;
  let state = from;
  for (const { event } of walk) state = take(abstract, state, event);
  expect(complaints(state)).toEqual([]);
  expect(state.instances.all.map((instance) => instance.element)).toContain(element);
}

/** Does the jumps that are judged legal; of those that get stuck the walk is played. */
function jumpAbout(run: RandomRun, chosen: readonly Pick[], seen: Seen): void {
  for (const pick of chosen) {
    const jump = jumpFor(run.procedure, run.state, pick);
    if (jump === undefined) return;
    const judgement = judgeJump(run.procedure, run.state, jump, { limit: 150 });
    if (judgement.kind === 'stuck') {
      seen.stuck += 1;
      checkWalk(run.procedure, judgement);
    }
    if (judgement.kind !== 'legal') continue;
    seen.legal += 1;
    run.apply(jump);
    expect(complaints(run.state)).toEqual([]);
  }
}

describe('jumps over random procedures', () => {
  it('those that are judged legal come to the end, also with returns behind them', () => {
    const seen: Seen = { legal: 0, stuck: 0 };
    fc.assert(
      fc.property(blocks.map(explored), choices, picks, choices, (block, steps, chosen, more) => {
        const run = new RandomRun(drawProcedure(withoutAdHoc(block)), {
          operations: { bodies: false },
        });
        for (const choice of steps) if (run.step(choice) === null) break;
        jumpAbout(run, chosen, seen);
        for (const choice of more) {
          if (run.step(choice) === null) break;
          expect(complaints(run.state)).toEqual([]);
        }
        const { own, twins } = summaries(run);
        expect(own).toEqual(twins);
        expect(run.finish()).not.toBeNull();
        expect(run.state.status).toBe('completed');
        expect(run.state.active).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(seen.legal).toBeGreaterThan(5);
    expect(seen.stuck).toBeGreaterThan(0);
  });
});
