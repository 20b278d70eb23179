import type { Procedure } from '../model/procedure.ts';
import type { CaseState, Instance } from '../engine/state.ts';
import { Step } from '../engine/step.ts';
import type { AbstractProcedure } from './abstract-procedure.ts';
import { growsForEver } from './growth.ts';
import { endsOf, markingKey } from './marking-key.ts';
import { movesFrom } from './moves.ts';
import type { Reduction } from './reduction.ts';
import { startOf, take } from './walk.ts';
import type { WalkStep } from './walk.ts';

/**
 * A move costs as much as there are instances. So many a marking, on average, up to which as many markings as
 * the limit are looked at; and what may be spent on seeing whether growth goes on.
 */
const instancesEach = 120;
const instancesRepeated = 15;

/** A marking that was found, with the way by which it was found first. */
export interface Explored {
  readonly index: number;
  readonly state: CaseState;
  readonly step: Step;
  readonly by: WalkStep;
  readonly before: Explored | null;
  /** Everything that can happen here. */
  readonly moves: readonly WalkStep[];
  /** Where that leads to, as far as it was looked at. */
  readonly next: Set<number>;
  /** There are more and more tokens on this way, so it was not followed. */
  readonly cutOff: boolean;
}

export interface Exploration {
  /** In the order in which they were found: without a reduction the ways are shortest ones. */
  readonly found: readonly Explored[];
  /** Ids of elements that were entered, or fired where they join; those of called procedures included. */
  readonly executed: ReadonlySet<string>;
  /** Ends that two tokens of one scope came to, with the way there. */
  readonly endedTwice: readonly { readonly element: string; readonly walk: readonly WalkStep[] }[];
  /** False when there are more markings than were looked at. */
  readonly complete: boolean;
}

/**
 * Breadth first over the engine itself; markings that only differ in ids, past or data are one. From the
 * start, or from a case that is under way.
 */
export function explore(
  abstract: AbstractProcedure,
  limit: number,
  reduction: Reduction | null = null,
  underWay?: CaseState,
): Exploration {
  const { procedure } = abstract;
  const known = new Map<string, Explored>();
  const found: Explored[] = [];
  const executed = new Set<string>();
  const endedTwice = new Map<string, readonly WalkStep[]>();
  const repetition = { left: limit * instancesRepeated };
  const reach = (state: CaseState, by: WalkStep, before: Explored | null): Explored | null => {
    const step = new Step(procedure, state, { at: 0 });
    const key = markingKey(step, state, abstract.outcomes);
    const existing = known.get(key);
    if (existing !== undefined || found.length >= limit) return existing ?? null;
    const cutOff = before !== null && growsForEver(abstract, { state, by, before }, repetition);
    const moves = movesFrom(step, state, abstract);
    const next = new Set<number>();
    const fresh = { index: found.length, state, step, by, before, moves, next, cutOff };
    known.set(key, fresh);
    found.push(fresh);
    return fresh;
  };
  const note = (state: CaseState, by: WalkStep, from: Explored | null): void => {
    for (const instance of state.instances)
      if (happenedNow(instance, state, from)) executed.add(instance.element);
    for (const element of endsReachedTwice(procedure, state)) {
      if (!endedTwice.has(element))
        endedTwice.set(element, [...(from === null ? [] : walkTo(from)), by]);
    }
  };

  const first = underWay ?? startOf(procedure);
  const start = started(procedure);
  note(first, start, null);
  reach(first, start, null);
  let { complete } = abstract;
  let instances = 0;
  for (let index = 0; index < found.length; index += 1) {
    const from = found[index];
    if (from === undefined || from.cutOff) continue;
    const moves = reduction?.(from.step, from.moves) ?? from.moves;
    instances += (from.state.instances.length - first.instances.length) * moves.length;
    if (instances > limit * instancesEach) {
      complete = false;
      break;
    }
    for (const move of moves) {
      const state = take(procedure, from.state, move.event);
      note(state, move, from);
      const to = reach(state, move, from);
      if (to === null) complete = false;
      else from.next.add(to.index);
    }
  }
  const twice = [...endedTwice].map(([element, walk]) => ({ element, walk }));
  return { found, executed, endedTwice: twice, complete };
}

function started({ id }: Procedure): WalkStep {
  return { element: id, happened: { kind: 'started' }, event: { type: 'start', variables: {} } };
}

/** A join is executed when it fires: one that waits for ever is as dead as what is behind it. */
function happenedNow(instance: Instance, state: CaseState, from: Explored | null): boolean {
  if (instance.tokens === undefined) return instance.id >= (from?.state.next ?? 0);
  return instance.state === 'completed' && (instance.ended ?? 0) >= state.events - 1;
}

/** Looked for in scopes that are open or were closed just now. */
function endsReachedTwice(procedure: Procedure, state: CaseState): readonly string[] {
  const scopes = state.instances.filter(
    ({ ends, ended, turns }) =>
      ends !== undefined &&
      ends.length > 1 &&
      turns === undefined &&
      (ended ?? state.events) >= state.events - 1,
  );
  if (scopes.length === 0) return [];
  const step = new Step(procedure, state, { at: 0 });
  return scopes.flatMap((scope) =>
    endsOf(step, scope).filter((element, index, all) => all.indexOf(element) !== index),
  );
}

export function walkTo(explored: Explored): readonly WalkStep[] {
  const walk: WalkStep[] = [];
  for (let at: Explored | null = explored; at !== null; at = at.before) walk.push(at.by);
  return walk.toReversed();
}
