import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reopenTargets } from '../../bpmn/engine/queries.ts';
import { replay } from '../../bpmn/engine/replay.ts';
import { unpackState } from '../../bpmn/engine/packed-state.ts';
import { apply } from '../../bpmn/engine/interpreter.ts';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import type { EngineEventBody } from '../../bpmn/engine/events.ts';
import { asSent } from './as-sent.ts';
import { complaints, untouchedBy } from './invariants.ts';
import { blocks, drawProcedure, inAnyOrder, withoutAdHoc } from './random-procedure.ts';
import type { BlockOptions } from './random-procedure.ts';
import { RandomRun } from './random-run.ts';
import { summaries } from './summaries.ts';

const runs = { numRuns: 150 };
const choices = fc.array(fc.nat(3000), { maxLength: 30 });

type Walk = (
  block: Parameters<typeof drawProcedure>[0],
  steps: readonly number[],
  options?: BlockOptions & { readonly bodies?: boolean },
) => RandomRun;

function walked(run: RandomRun, steps: readonly number[]): RandomRun {
  for (const choice of steps) {
    if (run.step(choice) === null) break;
    expect(complaints(run.state)).toEqual([]);
  }
  return run;
}

const walkPlainly: Walk = (block, steps, { bodies: _bodies, ...options } = {}) =>
  walked(new RandomRun(drawProcedure(block, options)), steps);

/** Withdrawing what people started has no twin: they may start it once more. */
const walkWithOperations: Walk = (block, steps, { bodies = false, ...options } = {}) =>
  walked(
    new RandomRun(drawProcedure(withoutAdHoc(block), options), { operations: { bodies } }),
    steps,
  );

describe.each([
  ['with ad-hoc sub-processes', walkPlainly],
  ['with operations of people', walkWithOperations],
])('returns over random procedures, %s', (_name, walk) => {
  it.each([{}, { survivors: true }, { counted: true }])(
    'every run ends with no token left (invariants 1, 2, 8) %j',
    (options) => {
      fc.assert(
        fc.property(blocks, choices, (block, steps) => {
          const run = walk(block, steps, { ...options, bodies: true });
          expect(run.finish()).not.toBeNull();
          expect(run.state.status).toBe('completed');
          expect(run.state.active).toEqual([]);
          expect(complaints(run.state)).toEqual([]);
        }),
        runs,
      );
    },
  );

  it('a closed case that is reopened ends again, as its twin does', () => {
    fc.assert(
      fc.property(blocks, choices, fc.nat(), (block, steps, pick) => {
        const run = walk(inAnyOrder(block), steps);
        run.finish();
        const targets = reopenTargets(run.procedure, run.state, { olderTurns: true });
        const target = targets[pick % Math.max(targets.length, 1)];
        if (target === undefined) return;
        run.apply({ type: 'reopen', to: target.instance });
        expect(complaints(run.state)).toEqual([]);
        const { own, twins } = summaries(run);
        expect(own).toEqual(twins);
        expect(run.finish()).not.toBeNull();
        expect(run.state.status).toBe('completed');
      }),
      runs,
    );
  });

  it('what does not come from the target is left alone (invariant 3)', () => {
    fc.assert(
      fc.property(blocks, choices, fc.nat(), (block, steps, pick) => {
        const run = walk(block, steps);
        const options = run.returns();
        const chosen = options[pick % Math.max(options.length, 1)];
        if (chosen === undefined) return;
        const untouched = untouchedBy(run.state, Number(chosen.to));
        run.apply(chosen);
        const after = new Map(run.state.instances.all.map((instance) => [instance.id, instance]));
        for (const [id, before] of untouched) {
          const { tokens, causes, ...rest } = after.get(id) ?? {};
          const { tokens: tokensBefore, causes: causesBefore, ...restBefore } = before;
          expect(rest).toEqual(restBefore);
          // A join that waits may be given further tokens; it loses none.
          expect(tokens?.slice(0, tokensBefore?.length)).toEqual(tokensBefore);
          expect(causes?.slice(0, causesBefore.length)).toEqual(causesBefore);
        }
      }),
      runs,
    );
  });

  it('replaying the events gives the same state (invariant 4)', () => {
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const run = walk(block, steps);
        const events = run.recorded.map(({ event }) => event);
        expect(replay(run.procedure, events)).toEqual(run.state);
        expect(unpackState(asSent(run.state))).toEqual(run.state);
      }),
      runs,
    );
  });

  it('every offered target succeeds, every refusal changes nothing (invariant 6)', () => {
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const run = walk(block, steps);
        const before = JSON.stringify(run.state);
        const offered = run.returns();
        for (const event of offered) {
          expect(complaints(apply(run.procedure, run.state, { ...event, at: 1 }).state)).toEqual(
            [],
          );
        }
        for (const event of illegalReturns(run, offered)) {
          expect(() => apply(run.procedure, run.state, { ...event, at: 1 })).toThrow(EngineRefusal);
        }
        expect(JSON.stringify(run.state)).toBe(before);
      }),
      { numRuns: 100 },
    );
  });

  it('the state equals that of the history without what was superseded (invariant 7, twin)', () => {
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const run = walk(inAnyOrder(block), steps);
        const { own, twins } = summaries(run);
        expect(own).toEqual(twins);
      }),
      runs,
    );
  });
});

function illegalReturns(
  run: RandomRun,
  offered: readonly Extract<EngineEventBody, { type: 'return' }>[],
): EngineEventBody[] {
  const legal = new Set(offered.map(({ from, to }) => `${from} ${to}`));
  const froms = new Set(offered.map(({ from }) => from));
  return [...froms].flatMap((from) =>
    run.state.instances.all
      .map(({ id }): EngineEventBody => ({ type: 'return', from, to: String(id) }))
      .filter((event) => event.type === 'return' && !legal.has(`${event.from} ${event.to}`)),
  );
}
