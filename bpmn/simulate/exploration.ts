import type { Procedure } from '../model/procedure.ts';
import type { CaseState, Instance } from '../engine/state.ts';
import { Step } from '../engine/step.ts';
import type { AbstractProcedure } from './abstract-procedure.ts';
import { isSpent, spendOn } from './effort.ts';
import type { Effort } from './effort.ts';
import { growsForEver } from './growth.ts';
import type { Repetition } from './growth.ts';
import { KnownMarkings } from './known-markings.ts';
import { endsOf } from './marking-key.ts';
import { movesFrom } from './moves.ts';
import type { Reduction } from './reduction.ts';
import { beginningsOf, begun, take } from './walk.ts';
import type { WalkStep } from './walk.ts';

/**
 * A move costs as much as there are instances. So many a marking, on average, up to which as many markings as
 * the limit are looked at; and what may be spent on seeing whether growth goes on.
 */
const instancesEach = 120;
const instancesRepeated = 15;
/** Markings that are looked at before the number of those found is told again. */
const foundBetween = 100;

/** A marking that was found, with the way by which it was found first. */
export interface Explored {
  readonly index: number;
  /** How many steps lead to it. */
  readonly at: number;
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

export interface ExplorationOptions {
  /** From a case that is under way; else from the start. */
  readonly underWay?: CaseState;
  /** For so many steps; else all the way. */
  readonly steps?: number;
  /** What may be spent besides what the limit allows. */
  readonly effort?: Effort;
  /** Told now and then how many markings have been found. */
  readonly onFound?: ((markings: number) => void) | undefined;
}

/** Breadth first over the engine itself; markings that only differ in ids, past or data are one. */
export function explore(
  abstract: AbstractProcedure,
  limit: number,
  follow: Reduction = everything,
  { underWay, steps = Infinity, effort = { left: Infinity }, onFound }: ExplorationOptions = {},
): Exploration {
  const { procedure } = abstract;
  const markings = new Markings(abstract, { limit, steps, effort });
  const { found } = markings;
  const seen = new Seen(procedure);
  const firsts = underWay === undefined ? beginnings(procedure) : [wentOn(procedure, underWay)];
  for (const { by, state } of firsts) {
    seen.note(state, by, null);
    markings.reach(state, by, null);
  }
  const bounds = new Bounds(limit, firsts, effort);
  const goOn = (from: Explored): void => {
    if (from.index % foundBetween === 0) onFound?.(found.length);
    for (const move of bounds.within(from.state, follow(from.step, from.moves))) {
      const state = take(procedure, from.state, move.event);
      spendOn(effort, from.state, state);
      seen.note(state, move, from);
      const to = markings.reach(state, move, from);
      if (to !== null) from.next.add(to.index);
    }
  };
  // It grows as it is gone through.
  for (const from of found) {
    if (bounds.exceeded) break;
    if (!from.cutOff) goOn(from);
  }
  const complete = abstract.complete && !markings.missed && !bounds.exceeded;
  return { found, executed: seen.executed, endedTwice: seen.endedTwice, complete };
}

/** What moves may cost together. */
class Bounds {
  readonly #most: number;
  /** Instances with which it began: they are not its own. */
  readonly #least: number;
  readonly #effort: Effort;
  #instances = 0;

  constructor(limit: number, firsts: readonly First[], effort: Effort) {
    this.#most = limit * instancesEach;
    this.#least = Math.min(...firsts.map(({ state }) => state.instances.length));
    this.#effort = effort;
  }

  get exceeded(): boolean {
    return this.#instances > this.#most || isSpent(this.#effort);
  }

  /** As many of the moves of a state as may still be taken. */
  *within({ instances }: CaseState, moves: readonly WalkStep[]): Generator<WalkStep, void> {
    this.#instances += (instances.length - this.#least) * moves.length;
    for (const move of moves) {
      if (this.exceeded) return;
      yield move;
    }
  }
}

interface Most {
  readonly limit: number;
  readonly steps: number;
  readonly effort: Effort;
}

const everything: Reduction = (_step, moves) => moves;

/** Those that were found, as many as may be looked at. */
class Markings {
  readonly found: Explored[] = [];
  /** There are more than may be looked at. */
  missed = false;
  readonly #abstract: AbstractProcedure;
  readonly #most: Most;
  readonly #known: KnownMarkings<Explored>;
  readonly #repetition: Repetition;

  constructor(abstract: AbstractProcedure, most: Most) {
    this.#abstract = abstract;
    this.#most = most;
    this.#known = new KnownMarkings(abstract);
    this.#repetition = { left: most.limit * instancesRepeated, effort: most.effort };
  }

  /** The marking of a state; null where there are too many, or it is too far away. */
  reach(state: CaseState, by: WalkStep, before: Explored | null): Explored | null {
    const step = new Step(this.#abstract.procedure, state, { at: 0 });
    const marking = this.#known.of(step, state);
    if ('found' in marking) return marking.found;
    const at = before === null ? 1 : before.at + 1;
    if (this.found.length >= this.#most.limit || at > this.#most.steps) {
      this.missed = true;
      return null;
    }
    const fresh = {
      index: this.found.length,
      at,
      state,
      step,
      by,
      before,
      moves: movesFrom(step, state, this.#abstract),
      next: new Set<number>(),
      cutOff:
        before !== null && growsForEver(this.#abstract, { state, by, before }, this.#repetition),
    };
    marking.remember(fresh);
    this.found.push(fresh);
    return fresh;
  }
}

/** What happened on the ways that were followed. */
class Seen {
  readonly executed = new Set<string>();
  readonly #endedTwice = new Map<string, readonly WalkStep[]>();
  readonly #procedure: Procedure;

  constructor(procedure: Procedure) {
    this.#procedure = procedure;
  }

  get endedTwice(): Exploration['endedTwice'] {
    return [...this.#endedTwice].map(([element, walk]) => ({ element, walk }));
  }

  note(state: CaseState, by: WalkStep, from: Explored | null): void {
    const changed = changedIn(state, from);
    for (const instance of changed)
      if (happenedNow(instance, state, from)) this.executed.add(instance.element);
    for (const element of endsReachedTwice(this.#procedure, state, changed)) {
      if (!this.#endedTwice.has(element))
        this.#endedTwice.set(element, [...(from === null ? [] : walkTo(from)), by]);
    }
  }
}

interface First {
  readonly by: WalkStep;
  readonly state: CaseState;
}

function beginnings(procedure: Procedure): readonly First[] {
  return beginningsOf(procedure).map((by) => ({ by, state: begun(procedure, by.event) }));
}

/** The first step of a walk of a case that is under way says nothing. */
function wentOn({ id }: Procedure, state: CaseState): First {
  const event = { type: 'start', variables: {} } as const;
  return { by: { element: id, happened: { kind: 'started' }, event }, state };
}

/** What a step can have changed: what was active before it, and what has come since. */
function changedIn({ instances, next }: CaseState, from: Explored | null): readonly Instance[] {
  if (from === null) return instances.all;
  const changed: Instance[] = [];
  const look = (id: number): void => {
    const instance = instances.get(id);
    if (instance !== undefined) changed.push(instance);
  };
  for (const id of from.state.active) look(id);
  for (let id = from.state.next; id < next; id += 1) look(id);
  return changed;
}

/** A join is executed when it fires, an activity when it has all its tokens: what waits for ever is as dead as what is behind it. */
function happenedNow(instance: Instance, state: CaseState, from: Explored | null): boolean {
  if (instance.tokens === undefined) return instance.id >= (from?.state.next ?? 0);
  if (instance.opened !== undefined) return true;
  return instance.state === 'completed' && (instance.ended ?? 0) >= state.events - 1;
}

/** Looked for in scopes that are open or were closed just now. */
function endsReachedTwice(
  procedure: Procedure,
  state: CaseState,
  changed: readonly Instance[],
): readonly string[] {
  const scopes = changed.filter(
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
