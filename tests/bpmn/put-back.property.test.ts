import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../bpmn/engine/state.ts';
import { complaints } from './invariants.ts';
import { Lineage } from './lineage.ts';
import { blocks, drawProcedure, inAnyOrder } from './random-procedure.ts';
import { RandomRun } from './random-run.ts';
import { twinOf } from './twin.ts';

const choices = fc.array(fc.nat(3000), { maxLength: 40 });

const takenIn = ({ instances, folded = [] }: CaseState): string[] =>
  [...folded, ...instances.all.flatMap(({ messages = [] }) => messages)]
    .map(({ id }) => id)
    .toSorted();

describe('messages in cases that go back', () => {
  it('are put back once when what took them counts no more, and never before', () => {
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const run = new RandomRun(drawProcedure(block, { messages: true }));
        const taken: string[] = [];
        for (const choice of steps) {
          const event = run.step(choice);
          if (event === null) break;
          if (event.type === 'message') taken.push(event.messageId ?? '');
          expect(complaints(run.state)).toEqual([]);
          const putBack = run.commands.flatMap((command) =>
            command.type === 'put-back-message' ? [command.messageId] : [],
          );
          expect([...putBack, ...takenIn(run.state)].toSorted()).toEqual(taken.toSorted());
        }
      }),
      { numRuns: 200 },
    );
  });

  it('are those of the history without what was superseded (twin)', () => {
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const run = new RandomRun(drawProcedure(inAnyOrder(block), { messages: true }));
        for (const choice of steps) if (run.step(choice) === null) break;
        const twin = twinOf(run.procedure, run.state, run.recorded);
        if (twin === null) return;
        expect(new Lineage(run.state).summary()).toEqual(new Lineage(twin).summary());
        expect(takenIn(run.state)).toEqual(takenIn(twin));
      }),
      { numRuns: 100 },
    );
  });
});
