import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineEventBody } from '../../bpmn/engine/events.ts';
import { EngineRefusal } from '../../bpmn/engine/failures.ts';
import { comingTurnId } from '../../bpmn/engine/ids.ts';
import { apply } from '../../bpmn/engine/interpreter.ts';
import { openTurns } from '../../bpmn/engine/open-turns.ts';
import {
  openTasks,
  reopenTargets,
  returnTargets,
  withdrawTargets,
} from '../../bpmn/engine/queries.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import { Lineage } from './lineage.ts';
import { turnOperations } from './random-operations.ts';
import { blocks, drawProcedure, withoutAdHoc } from './random-procedure.ts';
import { RandomRun } from './random-run.ts';

/**
 * What undoes an operation (`bpmn/README.md`), tried. A suspension is undone by resuming and a migration by the
 * plan that it gives, exactly: `suspension.property.test.ts`, `migration.property.test.ts`.
 */
const person = 'p-1';
const choices = fc.array(fc.nat(3000), { minLength: 6, maxLength: 20 });

function walk(block: Parameters<typeof drawProcedure>[0], steps: readonly number[]): RandomRun {
  const run = new RandomRun(drawProcedure(withoutAdHoc(block)), {
    operations: { bodies: false },
    people: [person],
  });
  for (const choice of steps) if (run.step(choice) === null) break;
  return run;
}

/** The state after an event, or null where it is refused. */
function done(run: RandomRun, state: CaseState, body: EngineEventBody): CaseState | null {
  try {
    return apply(run.procedure, state, { ...body, at: run.at + 1, by: person }).state;
  } catch (error) {
    if (error instanceof EngineRefusal) return null;
    throw error;
  }
}

/** A return, or a reopening, to every step to which one can go back. */
function waysBack({ procedure }: RandomRun, state: CaseState): Map<string, EngineEventBody> {
  const all = { olderTurns: true };
  const ways = new Map<string, EngineEventBody>();
  for (const { instance: from } of openTasks(state)) {
    for (const { instance: to } of returnTargets(procedure, state, from, all))
      ways.set(to, { type: 'return', from, to });
  }
  for (const { instance: to } of reopenTargets(procedure, state, all))
    ways.set(to, { type: 'reopen', to });
  return ways;
}

type GoneBack = 'return' | 'reopen' | 'ask-back' | 'withdraw' | 'jump' | 'cancel-scope';
type OfRun = (run: RandomRun) => readonly EngineEventBody[];

/** Everything of its kind that may be tried in a state. */
const operations: { readonly [T in GoneBack]: OfRun } = {
  return: (run) => run.returns(),
  reopen: ({ procedure, state }) =>
    reopenTargets(procedure, state).map(({ instance }) => ({ type: 'reopen', to: instance })),
  'ask-back': (run) => run.asks(),
  withdraw: ({ procedure, state }) =>
    withdrawTargets(procedure, state, person, { olderTurns: true })
      .filter(({ touched }) => touched === null)
      .map(({ instance }) => ({ type: 'withdraw', to: instance })),
  jump: ({ procedure: { elements }, state }) =>
    openTasks(state).flatMap(({ instance }) =>
      Object.keys(elements).map((enter) => ({ type: 'jump' as const, leave: [instance], enter })),
    ),
  'cancel-scope': ({ state: { active, instances } }) =>
    active
      .filter((id) => instances.get(id)?.turns === undefined)
      .flatMap((id) =>
        [true, false].map((goOn) => ({
          type: 'cancel-scope' as const,
          instance: String(id),
          goOn,
        })),
      ),
};

interface Course {
  readonly before: CaseState;
  readonly after: CaseState;
  readonly back: CaseState;
}

/**
 * Whether going back has taken an operation back: all that it made counts no more, or what it closed is open. The first
 * that it made may be a join that waits again, while the step that it went back to stands beside the way back. One that
 * made nothing, as a return behind what interrupted, leaves nothing to tell it by.
 */
function isTakenBack(operation: EngineEventBody, { before, after, back }: Course): boolean {
  if (operation.type !== 'cancel-scope') {
    const made = after.instances.all.filter(({ id }) => id >= before.next);
    return (
      made.length > 0 && made.every(({ id }) => back.instances.get(id)?.state === 'superseded')
    );
  }
  const id = Number(operation.instance);
  return back.active.includes(id) || back.instances.get(id)?.state === 'superseded';
}

const summaryOf = (state: CaseState | null): readonly string[] | undefined =>
  state === null ? undefined : new Lineage(state).summary();

/** Goes back behind an operation everywhere; gives how often that is as if the operation had never been. */
function goneBackBehind(run: RandomRun, operation: EngineEventBody): number {
  const { state: before } = run;
  const after = done(run, before, operation);
  if (after === null) return 0;
  const without = waysBack(run, before);
  let compared = 0;
  for (const [to, event] of waysBack(run, after)) {
    const never = without.get(to);
    const back = never === undefined ? null : done(run, after, event);
    if (never === undefined || back === null) continue;
    if (!isTakenBack(operation, { before, after, back })) continue;
    compared += 1;
    expect(summaryOf(back)).toEqual(summaryOf(done(run, before, never)));
  }
  return compared;
}

/** The turns of a body by their numbers, and how they stand. */
function turnsOf({ procedure }: RandomRun, state: CaseState, body: string): object | undefined {
  const open = openTurns(procedure, state).find(({ instance }) => instance === body);
  return open?.turns.map(({ turn, state: how }) => [turn, how]);
}

/** The body of a turn operation, and what undoes it; null for what only a return behind it does. */
function undoingOf(
  { state }: RandomRun,
  event: EngineEventBody,
): { readonly body: string; readonly undo: EngineEventBody } | null {
  if (event.type === 'add-instance' && event.back === undefined) {
    const { body } = event;
    const turns = state.instances.get(Number(body))?.turns;
    const added =
      turns?.sequential === true
        ? comingTurnId(Number(body), (turns.total ?? 0) + 1)
        : String(state.next);
    return { body, undo: { type: 'remove-instance', instance: added } };
  }
  if (event.type !== 'remove-instance' || event.expected !== true) return null;
  const body = String(state.instances.get(Number(event.instance))?.scope);
  return { body, undo: { type: 'add-instance', body, back: event.instance } };
}

/** Of a state; a walk of many operations says no more than many walks. */
const mostTried = 20;

describe('what undoes an operation', () => {
  it.each<readonly [GoneBack, number]>([
    ['return', 300],
    // To every step of a whole case.
    ['reopen', 40],
    ['ask-back', 300],
    ['withdraw', 300],
    ['jump', 300],
    ['cancel-scope', 300],
  ])('%s: behind it everything is as if it had never been', (type, numRuns) => {
    let compared = 0;
    fc.assert(
      fc.property(blocks, choices, fc.nat(200), (block, steps, pick) => {
        const run = walk(block, steps);
        if (type === 'reopen') run.finish();
        const all = operations[type](run);
        const first = pick % Math.max(all.length, 1);
        const tried = [...all.slice(first), ...all.slice(0, first)].slice(0, mostTried);
        for (const event of tried) compared += goneBackBehind(run, event);
      }),
      { numRuns },
    );

    expect(compared).toBeGreaterThan(10);
  });

  it('turns that are added are taken out, and those that were taken out come back', () => {
    let undone = 0;
    fc.assert(
      fc.property(blocks, choices, (block, steps) => {
        const run = walk(block, steps);
        for (const event of turnOperations(run.procedure, run.state)) {
          const undoing = undoingOf(run, event);
          if (undoing === null) continue;
          const after = done(run, run.state, event);
          const back = after === null ? null : done(run, after, undoing.undo);
          if (back === null) throw new Error(`Expected ${event.type} to be undone, but it is not`);
          undone += 1;
          expect(turnsOf(run, back, undoing.body)).toEqual(turnsOf(run, run.state, undoing.body));
        }
      }),
      { numRuns: 150 },
    );

    expect(undone).toBeGreaterThan(10);
  });

  it('variables are set to what they were', () => {
    fc.assert(
      fc.property(blocks, choices, fc.nat(9), fc.nat(9), (block, steps, before, after) => {
        const run = walk(block, steps);
        fc.pre(run.state.status === 'running');
        const set = (state: CaseState, n: number): CaseState | null =>
          done(run, state, { type: 'set-variables', variables: { n } });
        const known = set(run.state, before) ?? run.state;
        const back = set(set(known, after) ?? known, before);
        expect({ ...back, events: 0 }).toEqual({ ...known, events: 0 });
      }),
      { numRuns: 60 },
    );
  });
});
