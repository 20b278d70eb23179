import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Procedure } from '../../../bpmn/model/procedure.ts';
import { abstractProcedure } from '../../../bpmn/simulate/abstract-procedure.ts';
import { explore } from '../../../bpmn/simulate/exploration.ts';
import { reductionOf } from '../../../bpmn/simulate/reduction.ts';
import { problemsOf } from '../../../bpmn/simulate/soundness-problems.ts';
import { soundnessOf } from '../../../bpmn/simulate/soundness.ts';
import { ProcedureBuilder } from '../procedure-builder.ts';
import { blocks as allBlocks, drawProcedure, rebuilt } from '../random-procedure.ts';
import type { Block } from '../random-procedure.ts';
import { mutated, mutations } from './mutated.ts';
import { withEvents } from './with-events.ts';

const limit = 300;
/** Larger ones take long and show no more. */
const mostElements = 26;

/** What keeps branches from being followed alone is taken out, and much becomes parallel. */
const reducible = rebuilt((block): Block => {
  if (block.type === 'inclusive') return { ...block, type: 'parallel' };
  if (block.type === 'terminated' || block.type === 'failing') return { ...block, type: 'sub' };
  if (block.type === 'interrupted' || block.type === 'handled')
    return { ...block, type: 'watched' };
  return block;
});

/** With a reminder beside it, and a way to end at once. */
const watched = (block: Block): Block => ({
  type: 'parallel',
  blocks: [
    { type: 'watched', block, aside: { type: 'task' } },
    { type: 'terminated', block: { type: 'task' } },
  ],
});

/** Two pieces beside each other; or anything, with a reminder. */
const blocks = fc.tuple(allBlocks, allBlocks, fc.boolean()).map(([one, other, any]): Block => {
  const both: Block = { type: 'parallel', blocks: [one, other] };
  return any ? watched(both) : reducible(both);
});
/** Events of every kind; none where there is no choice. */
const events = fc.option(fc.nat({ max: 1000 }), { freq: 2 });

describe('the reduced exploration', () => {
  it('finds nothing wrong exactly where the full one does, and the same dead elements', () => {
    const seen = { sound: 0, unsound: 0, fewer: 0 };
    fc.assert(
      fc.property(blocks, mutations, events, (block, mutation, choice) => {
        const plain = mutated(drawProcedure(block), mutation);
        const procedure = choice === null ? plain : withEvents(plain, choice);
        fc.pre(Object.keys(procedure.elements).length <= mostElements);
        const abstract = abstractProcedure(procedure);
        const reduction = reductionOf(abstract);
        const full = explore(abstract, limit);
        fc.pre(full.complete);
        const reduced = explore(abstract, limit, reduction);
        expect(reduced.complete).toBe(true);
        expect(reduced.found.length).toBeLessThanOrEqual(full.found.length);
        if (reduced.found.length < full.found.length) seen.fewer += 1;
        const wrong = problemsOf(procedure, full);
        expect(problemsOf(procedure, reduced).length > 0).toBe(wrong.length > 0);
        seen[wrong.length > 0 ? 'unsound' : 'sound'] += 1;
        if (full.found.some(({ cutOff }) => cutOff)) return;
        expect([...reduced.executed].toSorted()).toEqual([...full.executed].toSorted());
      }),
      { numRuns: 100 },
    );
    expect(seen.sound).toBeGreaterThan(10);
    expect(seen.unsound).toBeGreaterThan(10);
    expect(seen.fewer).toBeGreaterThan(10);
  });
});

/** Parallel blocks one behind the other, each with so many branches of so many tasks. */
function forks(count: number, branches: number, tasks: number): Procedure {
  const builder = new ProcedureBuilder();
  let last = builder.plain('startEvent', null);
  for (let fork = 0; fork < count; fork += 1) {
    const split = builder.plain('parallelGateway', null);
    const join = builder.plain('parallelGateway', null);
    builder.flow(last, split);
    for (let branch = 0; branch < branches; branch += 1) {
      let before = split;
      for (let task = 0; task < tasks; task += 1) {
        const next = builder.user(null);
        builder.flow(before, next);
        before = next;
      }
      builder.flow(before, join);
    }
    last = join;
  }
  builder.flow(last, builder.plain('endEvent', null));
  return builder.build('forks');
}

describe('wide parallelism', () => {
  it.each([
    [4, 6, 1],
    [1, 6, 2],
    [2, 11, 1],
    [1, 20, 3],
  ])(
    '%i forks of %i branches of %i tasks have as many states as tasks',
    (count, branches, tasks) => {
      const states = count * branches * tasks + 1;
      expect(soundnessOf(forks(count, branches, tasks))).toEqual({ kind: 'sound', states });
    },
  );

  it('is explored whole without a reduction', () => {
    const { found } = explore(abstractProcedure(forks(4, 6, 1)), 4000);
    expect(found).toHaveLength(4 * (2 ** 6 - 1) + 1);
  });
});
