import { readFile } from 'node:fs/promises';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngineEventBody } from '../../bpmn/engine/events.ts';
import { openTasks, reopenTargets, returnTargets } from '../../bpmn/engine/queries.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import { Step } from '../../bpmn/engine/step.ts';
import { abstractProcedure } from '../../bpmn/simulate/abstract-procedure.ts';
import type { AbstractProcedure } from '../../bpmn/simulate/abstract-procedure.ts';
import { explore } from '../../bpmn/simulate/exploration.ts';
import { KnownMarkings } from '../../bpmn/simulate/known-markings.ts';
import { problemsOnTheWay } from '../../bpmn/simulate/soundness-problems.ts';
import { take } from '../../bpmn/simulate/walk.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';
import { parseProcedure } from '../../bpmn/parse/parse-procedure.ts';
import { complaints } from './invariants.ts';
import { blocks, drawProcedure, rebuilt, withoutAdHoc } from './random-procedure.ts';

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

interface Counted {
  readonly states: number;
  readonly returns: number;
}

/**
 * Explores a procedure as far as the limit, goes back from every state that was found to everywhere, and
 * follows what comes out of that to the end: it has the marking of a state from which the end is reached, or is
 * explored in its turn.
 */
function goBackFromEverywhere(procedure: Procedure, limit: number): Counted | null {
  const abstract = abstractProcedure(procedure, { bodies: 'kept' });
  const { found, complete } = explore(abstract, limit);
  if (!complete) return null;
  const known = new Endings(abstract, limit);
  known.add(found.map(({ state }) => state));
  let returns = 0;
  for (const { state } of found) {
    for (const event of goingBack(abstract.procedure, state)) {
      const after = take(abstract.procedure, state, event);
      expect(complaints(after)).toEqual([]);
      returns += 1;
      expect(known.inTheWay(after)).toEqual([]);
    }
  }
  return { states: found.length, returns };
}

/** Markings from which a case comes to its end, whatever happens. */
class Endings {
  readonly #abstract: AbstractProcedure;
  readonly #limit: number;
  readonly #known: KnownMarkings<CaseState>;

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
    return exploration.complete ? problems : ['not explored whole'];
  }

  #of(state: CaseState): ReturnType<KnownMarkings<CaseState>['of']> {
    return this.#known.of(new Step(this.#abstract.procedure, state, { at: 0 }), state);
  }
}

/** Procedures that are explored whole are small ones, without what a return makes more of: branches beside. */
const small = rebuilt((block) =>
  block.type === 'watched' || block.type === 'attended' ? { ...block, type: 'interrupted' } : block,
);

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
      const counted = goBackFromEverywhere(procedure, 4000);
      expect(counted?.states).toBeGreaterThan(100);
      expect(counted?.returns).toBeGreaterThan(1000);
    });

    it('comes to the end, in generated procedures', () => {
      let returns = 0;
      fc.assert(
        fc.property(blocks, (block) => {
          const counted = goBackFromEverywhere(drawProcedure(withoutAdHoc(small(block))), 150);
          fc.pre(counted !== null);
          returns += counted.returns;
        }),
        { numRuns: 60 },
      );
      expect(returns).toBeGreaterThan(500);
    });
  },
);
