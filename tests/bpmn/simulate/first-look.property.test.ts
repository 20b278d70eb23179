import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstLook, soundnessOf } from '../../../bpmn/simulate/soundness.ts';
import type { Soundness } from '../../../bpmn/simulate/soundness.ts';
import { playWalk } from '../../../bpmn/simulate/walk.ts';
import type { WalkStep } from '../../../bpmn/simulate/walk.ts';
import { blocks, drawProcedure } from '../random-procedure.ts';
import type { Block } from '../random-procedure.ts';
import { mutated, mutations } from './mutated.ts';
import { withEvents } from './with-events.ts';

const limit = 400;
/** Larger ones take long and show no more. */
const mostElements = 40;

const task: Block = { type: 'task' };
const procedures = fc
  .tuple(blocks, fc.option(fc.nat({ max: 1000 })), mutations)
  .map(([block, choice, mutation]) => {
    const drawn = drawProcedure(block);
    return mutated(choice === null ? drawn : withEvents(drawn, choice), mutation);
  })
  .filter(({ elements }) => Object.keys(elements).length <= mostElements);

const problemsOf = (soundness: Soundness): readonly string[] =>
  soundness.kind === 'unsound'
    ? soundness.problems.map(({ property, element }) => `${property} ${element}`)
    : [];

const walksOf = (soundness: Soundness): readonly (readonly WalkStep[])[] =>
  soundness.kind === 'unsound' ? soundness.problems.map(({ walk }) => walk) : [];

/** A first look that was cut short; null where there was nothing more to look at. */
const cutShort = (first: Soundness): Extract<Soundness, { cutShort?: true }> | null =>
  'cutShort' in first ? first : null;

describe('a first look', () => {
  it('says nothing that the whole one contradicts, and says when it was cut short', () => {
    const seen = { whole: 0, open: 0, wrong: 0 };
    fc.assert(
      fc.property(procedures, fc.integer({ min: 200, max: 4000 }), (procedure, effort) => {
        const whole = soundnessOf(procedure, { limit });
        const first = soundnessOf(procedure, { limit, effort });
        const short = cutShort(first);
        expect(first).toEqual(short ?? whole);
        expect(problemsOf(whole)).toEqual(expect.arrayContaining([...problemsOf(first)]));
        for (const walk of walksOf(first))
          expect(playWalk(procedure, walk)).toHaveLength(walk.length);
        if (short === null) seen.whole += 1;
        else seen[short.kind === 'unsound' ? 'wrong' : 'open'] += 1;
      }),
      { numRuns: 200 },
    );
    expect(seen.whole).toBeGreaterThan(50);
    expect(seen.open).toBeGreaterThan(0);
    expect(seen.wrong).toBeGreaterThan(0);
  });

  it('is whole for what is drawn, but for a few', () => {
    const seen = { whole: 0, cutShort: 0 };
    fc.assert(
      fc.property(procedures, (procedure) => {
        const first = soundnessOf(procedure, { effort: firstLook });
        seen['cutShort' in first ? 'cutShort' : 'whole'] += 1;
      }),
      { numRuns: 100 },
    );
    expect(seen.whole).toBeGreaterThan(seen.cutShort * 4);
  });

  it('tells of what it has found on the way', () => {
    const loops = Array.from({ length: 5 }, (): Block => ({ type: 'loop', block: task }));
    const wide = drawProcedure({ type: 'parallel', blocks: loops });
    const told: number[] = [];
    const { kind } = soundnessOf(wide, { onFound: (markings) => void told.push(markings) });
    expect(kind).toBe('sound');
    expect(told.length).toBeGreaterThan(1);
    expect(told).toEqual(told.toSorted((one, other) => one - other));
  });
});
