import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineEventBody } from '../../bpmn/engine/events.ts';
import { openTasks, reopenTargets, returnTargets } from '../../bpmn/engine/queries.ts';
import { subscriptionId } from '../../bpmn/engine/ids.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import { rootId, Step } from '../../bpmn/engine/step.ts';
import { abstractProcedure } from '../../bpmn/simulate/abstract-procedure.ts';
import type { AbstractProcedure } from '../../bpmn/simulate/abstract-procedure.ts';
import { isBesideAlready, runsBeside } from '../../bpmn/simulate/beside.ts';
import { explore } from '../../bpmn/simulate/exploration.ts';
import { KnownMarkings } from '../../bpmn/simulate/known-markings.ts';
import { problemsOnTheWay } from '../../bpmn/simulate/soundness-problems.ts';
import { take } from '../../bpmn/simulate/walk.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../bpmn/parse/parse-procedure.ts';
import { complaints } from './invariants.ts';
import { blocks, drawProcedure, rebuilt, type Block } from './random-procedure.ts';

const delivered = new URL('../../migrations/seeds/procedures/', import.meta.url);

/** Every return to every legal earlier step, older turns and undone interruptions too; reopenings of what is closed. */
function goingBack(procedure: Procedure, state: CaseState): readonly EngineEventBody[] {
  const all = { olderTurns: true };
  const returns = openTasks(state).flatMap(({ instance: from }) =>
    returnTargets(procedure, state, from, all).map(({ instance: to }): EngineEventBody => ({
      type: 'return',
      from,
      to,
    })),
  );
  const reopenings = reopenTargets(procedure, state, all).map(
    ({ instance: to }): EngineEventBody => ({ type: 'reopen', to }),
  );
  return [...returns, ...reopenings];
}

/** Whether an instance is in a branch that an event has started beside the flow, or in an event sub-process there. */
function isBeside(step: Step, id: number): boolean {
  for (let scope = id; scope !== rootId && scope !== 0; { scope } = step.draft.get(scope))
    if (runsBeside(step.elementOf(step.draft.get(scope)))) return true;
  return false;
}

/**
 * States with one more branch of an event of which one runs already. The exploration lets one at a time stand
 * for any number; each of these is one more than that.
 */
function oneMoreBeside(procedure: Procedure, state: CaseState): readonly CaseState[] {
  const step = new Step(procedure, state, { at: 0 });
  return state.active.flatMap((id) => {
    const instance = step.draft.get(id);
    return (instance.subscriptions ?? [])
      .filter((one) => one.spent !== true && isBesideAlready(step, instance, one.element))
      .map((one) => ({ type: 'message', subscription: subscriptionId(id, one) }) as const)
      .map((event) => take(procedure, state, event));
  });
}

interface Counted {
  states: number;
  returns: number;
  /** From or to a step in a branch beside the flow, and with two branches of one event. */
  beside: number;
  twice: number;
}

const nothing = (): Counted => ({ states: 0, returns: 0, beside: 0, twice: 0 });

interface Limits {
  /** Markings of the whole procedure, and of what comes out of a return. */
  readonly whole: number;
  readonly after: number;
}

/**
 * Explores a procedure as far as the limit, goes back from every state that was found to everywhere, and
 * follows what comes out of that to the end: it has the marking of a state from which the end is reached, or is
 * explored in its turn. Null where a limit was too small for that.
 */
function goBackFromEverywhere(procedure: Procedure, { whole, after }: Limits): Counted | null {
  const abstract = abstractProcedure(procedure, { bodies: 'kept' });
  const { found, complete } = explore(abstract, whole);
  if (!complete) return null;
  const known = new Endings(abstract, after);
  known.add(found.map(({ state }) => state));
  const counted = nothing();
  const goBackFrom = (state: CaseState): number => {
    const step = new Step(abstract.procedure, state, { at: 0 });
    const all = goingBack(abstract.procedure, state);
    for (const event of all) {
      const back = take(abstract.procedure, state, event);
      expect(complaints(back)).toEqual([]);
      expect(known.inTheWay(back)).toEqual([]);
      const ends = event.type === 'return' ? [event.from, event.to] : [];
      if (ends.some((id) => isBeside(step, Number(id)))) counted.beside += 1;
    }
    counted.returns += all.length;
    return all.length;
  };
  for (const { state } of found) {
    goBackFrom(state);
    for (const more of oneMoreBeside(abstract.procedure, state)) {
      expect(known.inTheWay(more)).toEqual([]);
      counted.twice += goBackFrom(more);
    }
  }
  return known.whole ? { ...counted, states: found.length } : null;
}

/** Markings from which a case comes to its end, whatever happens. */
class Endings {
  readonly #abstract: AbstractProcedure;
  readonly #limit: number;
  readonly #known: KnownMarkings<CaseState>;
  /** Everything that was asked for was explored whole. */
  whole = true;

  constructor(abstract: AbstractProcedure, limit: number) {
    this.#abstract = abstract;
    this.#limit = limit;
    this.#known = new KnownMarkings(abstract);
  }

  add(states: readonly CaseState[]): void {
    for (const state of states) {
      const marking = this.#of(state);
      if (!('found' in marking)) marking.remember(state);
    }
  }

  /** What keeps the case from its end: nothing where it has a known marking. */
  inTheWay(state: CaseState): readonly string[] {
    if ('found' in this.#of(state)) return [];
    const exploration = explore(this.#abstract, this.#limit, undefined, { underWay: state });
    this.add(exploration.found.map((explored) => explored.state));
    const problems = problemsOnTheWay(exploration).map(
      ({ property, element }) => `${property} ${element}`,
    );
    this.whole &&= exploration.complete;
    return problems;
  }

  #of(state: CaseState): ReturnType<KnownMarkings<CaseState>['of']> {
    return this.#known.of(new Step(this.#abstract.procedure, state, { at: 0 }), state);
  }
}

/** Nothing waits for ever for a token that goes another way. */
const waitingForNobody = rebuilt((block) =>
  block.type === 'parallel' ? { ...block, type: 'inclusive' } : block,
);

const tasks: Block = {
  type: 'sequence',
  blocks: [{ type: 'task' }, { type: 'task' }, { type: 'task' }],
};
/** All that is counted is in them; of the drawn ones only few may have it. */
const besideTheFlow: readonly [Block][] = (['watched', 'attended'] as const).map((type) => [
  { type, block: tasks, aside: tasks },
]);

/** Tens of thousands of returns; this only keeps a test that hangs from hanging for ever. */
const generous = 600_000;

describe(
  'from every reachable state, a return to every legal earlier step',
  { timeout: generous },
  () => {
    it('comes to the end, in every delivered procedure', async () => {
      const xml = await readFile(new URL('ordinary-event.bpmn', delivered), 'utf8');
      const { procedure } = await parseProcedure(xml);
      if (procedure === null) throw new Error('Expected the delivered procedure to be read');
      const counted = goBackFromEverywhere(procedure, { whole: 4000, after: 4000 });
      expect(counted?.states).toBeGreaterThan(100);
      expect(counted?.returns).toBeGreaterThan(1000);
    });

    it.each([
      { messages: false, twice: 0 },
      { messages: true, twice: 10 },
    ])(
      'comes to the end, in generated procedures with branches beside the flow, messages $messages',
      ({ messages, twice }) => {
        const all = nothing();
        fc.assert(
          fc.property(blocks, (block) => {
            const procedure = drawProcedure(block, { messages });
            const counted = goBackFromEverywhere(procedure, { whole: 150, after: 2000 });
            fc.pre(counted !== null);
            all.returns += counted.returns;
            all.beside += counted.beside;
            all.twice += counted.twice;
          }),
          { numRuns: 35, examples: [...besideTheFlow] },
        );
        expect(all.returns).toBeGreaterThan(300);
        expect(all.beside).toBeGreaterThan(20);
        // Only what comes by messages may come again.
        expect(all.twice).toBeGreaterThanOrEqual(twice);
      },
    );

    it('comes to the end, in generated procedures in which tokens go another way', () => {
      let returns = 0;
      fc.assert(
        fc.property(blocks, (block) => {
          const procedure = drawProcedure(waitingForNobody(block), { leaving: true });
          const counted = goBackFromEverywhere(procedure, { whole: 150, after: 2000 });
          fc.pre(counted !== null);
          returns += counted.returns;
        }),
        { numRuns: 35 },
      );
      expect(returns).toBeGreaterThan(300);
    });
  },
);
