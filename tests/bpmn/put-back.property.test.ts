import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complaints } from './invariants.ts';
import { blocks, drawProcedure } from './random-procedure.ts';
import { RandomRun } from './random-run.ts';

const choices = fc.array(fc.nat(3000), { maxLength: 40 });

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
          const kept = run.state.instances.flatMap(({ messages = [] }) =>
            messages.map(({ id }) => id),
          );
          expect([...putBack, ...kept].toSorted()).toEqual(taken.toSorted());
        }
      }),
      { numRuns: 200 },
    );
  });
});
