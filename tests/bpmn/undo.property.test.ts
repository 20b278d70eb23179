import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reopenTargets } from '../../bpmn/engine/queries.ts';
import type { CaseState, Instance } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { complaints } from './invariants.ts';
import { blocks, drawProcedure, inAnyOrder } from './random-procedure.ts';
import { RandomRun } from './random-run.ts';
import { summaries } from './summaries.ts';

const choices = fc.array(fc.nat(3000), { maxLength: 40 });

const isRequired = (procedure: Procedure, { element }: Instance): boolean => {
  const all = [procedure, ...Object.values(procedure.called)];
  const found = all.flatMap(({ elements }) => elements[element] ?? [])[0];
  return found !== undefined && 'undo' in found && typeof found.undo === 'object'
    ? found.undo?.required === true
    : false;
};

const byId = (state: CaseState): ReadonlyMap<number, Instance> =>
  new Map(state.instances.all.map((instance) => [instance.id, instance]));

const isPending = (instance: Instance | undefined): boolean =>
  instance?.undo?.state === 'due' || instance?.undo?.state === 'called';

/** What must hold of undoing in every state. */
function complaintsOfUndoing(procedure: Procedure, state: CaseState): string[] {
  const known = byId(state);
  return state.instances.all.flatMap((instance) => [
    ...complaintsOfUndone(procedure, instance, known.get(instance.undo?.after ?? 0)),
    ...complaintsOfWaiting(instance, known),
  ]);
}

function complaintsOfUndone(
  procedure: Procedure,
  { id, state, undo }: Instance,
  after: Instance | undefined,
): string[] {
  const found: string[] = [];
  if (undo !== undefined && state !== 'superseded') found.push(`${id} still counts`);
  if (undo?.state === 'due' && !isPending(after)) found.push(`${id} waits for nothing`);
  if (after !== undefined && !isRequired(procedure, after)) found.push(`${id} waits too long`);
  return found;
}

function complaintsOfWaiting(
  { id, awaits = [], opened }: Instance,
  known: ReadonlyMap<number, Instance>,
): string[] {
  const through = awaits.filter((awaited) => !isPending(known.get(awaited)));
  return [
    ...(awaits.length > 0 && opened !== undefined ? [`${id} is open too early`] : []),
    ...through.map((awaited) => `${id} waits for ${awaited}, which is through`),
  ];
}

describe('undoing over random procedures', () => {
  it('is called for once for all that was done and counts no more, and is over at the end', () => {
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const run = new RandomRun(drawProcedure(block, { undo: true }));
        const done = new Set<number>();
        for (const choice of steps) {
          if (run.step(choice) === null) break;
          expect(complaints(run.state)).toEqual([]);
          expect(complaintsOfUndoing(run.procedure, run.state)).toEqual([]);
        }
        expect(run.finish()).not.toBeNull();
        expect(run.state.status).toBe('completed');
        for (const { event } of run.recorded)
          if (event.type === 'complete') done.add(Number(event.instance));
        const undone = run.state.instances.all.filter(({ id, state }) => {
          return state === 'superseded' && done.has(id);
        });
        expect(undone.map(({ undo }) => undo?.state)).toEqual(undone.map(() => 'done'));
        const called = run.commands.flatMap((command) =>
          command.type === 'call-service' ? [command.instance] : [],
        );
        expect(called.toSorted()).toEqual(undone.map(({ id }) => `${id}.undo`).toSorted());
      }),
      { numRuns: 200 },
    );
  });

  it('goes with a reopening too', () => {
    fc.assert(
      fc.property(blocks, choices, fc.nat(), (block, steps, pick) => {
        const run = new RandomRun(drawProcedure(block, { undo: true }));
        for (const choice of steps) if (run.step(choice) === null) break;
        run.finish();
        const targets = reopenTargets(run.procedure, run.state, { olderTurns: true });
        const target = targets[pick % Math.max(targets.length, 1)];
        if (target === undefined) return;
        run.apply({ type: 'reopen', to: target.instance });
        expect(complaints(run.state)).toEqual([]);
        expect(complaintsOfUndoing(run.procedure, run.state)).toEqual([]);
        expect(run.finish()).not.toBeNull();
        expect(run.state.status).toBe('completed');
        expect(run.state.instances.all.filter(isPending)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('leaves the case as it is without undoing (twin)', () => {
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const run = new RandomRun(drawProcedure(inAnyOrder(block), { undo: true }));
        // At once: the twin knows nothing of the time that it takes, in which the case may be interrupted.
        for (const choice of steps) {
          if (run.step(choice) === null) break;
          run.undoAll();
        }
        const { own, twins } = summaries(run);
        expect(own).toEqual(twins);
      }),
      { numRuns: 150 },
    );
  });
});
