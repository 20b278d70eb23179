import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyState } from '../../bpmn/engine/interpreter.ts';
import { packState, unpackState } from '../../bpmn/engine/packed-state.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import { asSent } from './as-sent.ts';
import { blocks, drawProcedure, withoutAdHoc } from './random-procedure.ts';
import { RandomRun, writesItsOwn } from './random-run.ts';

const choices = fc.array(fc.nat(3000), { minLength: 5, maxLength: 40 });

const there = (state: CaseState): CaseState => unpackState(asSent(packState(state)));

describe('a packed state', () => {
  it('is the same state when it is unpacked, at every step', () => {
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const run = new RandomRun(drawProcedure({ type: 'loop', block: withoutAdHoc(block) }), {
          operations: { bodies: false },
        });
        expect(there(run.state)).toEqual(run.state);
        for (const choice of steps) {
          if (run.step(choice) === null) break;
          expect(there(run.state)).toEqual(run.state);
        }
      }),
    );
  });

  it('is the same of what people ask back, write and end early', () => {
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const run = new RandomRun(drawProcedure(block), {
          asking: true,
          people: ['p-1', 'p-2', 'p-3'],
          writing: writesItsOwn,
        });
        for (const choice of steps) {
          if (run.step(choice) === null) break;
          expect(there(run.state)).toEqual(run.state);
        }
      }),
    );
  });

  it('is empty before the case starts', () => {
    const state = emptyState(drawProcedure({ type: 'task' }));
    expect(there(state)).toEqual(state);
  });
});

describe('what was written before states were packed', () => {
  it('is read as it is', () => {
    const { state } = new RandomRun(drawProcedure({ type: 'task' }));
    expect(unpackState(asSent(state))).toEqual(state);
  });

  it.each([{}, { format: 3, instances: [] }, { format: 2 }])('but not %j', (other) => {
    expect(() => unpackState(other)).toThrow('Expected a state of format 1 or 2');
  });
});
