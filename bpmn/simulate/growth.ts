import { speaksOfSignals } from '../engine/signals.ts';
import type { CaseState } from '../engine/state.ts';
import { Step } from '../engine/step.ts';
import type { Procedure } from '../model/procedure.ts';
import type { AbstractProcedure } from './abstract-procedure.ts';
import { runsBeside } from './beside.ts';
import { isSpent, spendOn } from './effort.ts';
import type { Effort } from './effort.ts';
import { movesFrom } from './moves.ts';
import { take } from './walk.ts';
import type { WalkStep } from './walk.ts';

interface Reached {
  readonly state: CaseState;
  readonly by: WalkStep;
  readonly before: Reached | null;
}

/** Instances in the states that may still be repeated in an exploration: when they are spent, growth is met as its limit. */
export interface Repetition {
  left: number;
  readonly effort: Effort;
}

/** How often the way from the smaller to the larger marking must lead to a larger one again. */
const rounds = 3;

/**
 * Whether a marking has all tokens of an earlier one on its way and more, and what happened between can
 * happen again and again, each time with more tokens. For nets without joins that look around this is the
 * criterion of Karp and Miller; here the repetition on the engine itself is the evidence.
 */
export function growsForEver(
  abstract: AbstractProcedure,
  reached: Reached,
  repetition: Repetition,
): boolean {
  const { procedure } = abstract;
  const size = tokensOf(procedure, reached.state);
  for (let earlier = reached.before; earlier !== null; earlier = earlier.before) {
    if (
      covers(size, tokensOf(procedure, earlier.state)) &&
      isRepeatable(abstract, { from: reached.state, way: wayBetween(earlier, reached) }, repetition)
    )
      return true;
  }
  return false;
}

function wayBetween(earlier: Reached, reached: Reached): readonly WalkStep[] {
  const way: WalkStep[] = [];
  for (let at: Reached | null = reached; at !== null && at !== earlier; at = at.before)
    way.push(at.by);
  return way.toReversed();
}

interface Tokens {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

const counted = new WeakMap<CaseState, Tokens>();

/**
 * How many tokens there are of each element, and of each flow into a join. Of what a signal has started
 * beside the flow more than once, one stands for all (`beside.ts`).
 */
function tokensOf(procedure: Procedure, state: CaseState): Tokens {
  const known = counted.get(state);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  let total = 0;
  const count = (key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
    total += 1;
  };
  const wanted = new Set(state.active);
  if (speaksOfSignals(procedure)) dropRepeated(new Step(procedure, state, { at: 0 }), wanted);
  for (const id of wanted) {
    const instance = state.instances.get(id);
    if (instance === undefined) continue;
    if (instance.tokens === undefined) count(instance.element);
    else for (const { flow } of instance.tokens) count(`${instance.element} ${flow}`);
  }
  const tokens = { counts, total };
  counted.set(state, tokens);
  return tokens;
}

/** Leaves of several that run beside the flow at the same element the first, with all that is in it. */
function dropRepeated(step: Step, wanted: Set<number>): void {
  const seen = new Set<string>();
  for (const id of step.draft.active) {
    const instance = step.draft.get(id);
    if (instance.scope === 0) continue;
    if (!wanted.has(instance.scope)) wanted.delete(id);
    if (!runsBeside(step.elementOf(instance))) continue;
    const place = `${String(instance.scope)} ${instance.element}`;
    if (seen.has(place)) wanted.delete(id);
    seen.add(place);
  }
}

/** All tokens and more. */
function covers(larger: Tokens, smaller: Tokens): boolean {
  // Asked of every marking on every way: most are told apart by this alone.
  if (larger.total <= smaller.total) return false;
  for (const [key, count] of smaller.counts)
    if ((larger.counts.get(key) ?? 0) < count) return false;
  return true;
}

function isRepeatable(
  abstract: AbstractProcedure,
  { from, way }: { readonly from: CaseState; readonly way: readonly WalkStep[] },
  repetition: Repetition,
): boolean {
  let state = from;
  for (let round = 0; round < rounds; round += 1) {
    const before = state;
    for (const wanted of way) {
      if (repetition.left <= 0 || isSpent(repetition.effort)) return false;
      repetition.left -= state.instances.length;
      const move = movesFrom(new Step(abstract.procedure, state, { at: 0 }), state, abstract).find(
        (one) => isSame(one, wanted),
      );
      if (move === undefined) return false;
      const after = take(abstract.procedure, state, move.event);
      spendOn(repetition.effort, state, after);
      state = after;
    }
    if (!covers(tokensOf(abstract.procedure, state), tokensOf(abstract.procedure, before)))
      return false;
  }
  return true;
}

function isSame(one: WalkStep, other: WalkStep): boolean {
  return (
    one.element === other.element && JSON.stringify(one.happened) === JSON.stringify(other.happened)
  );
}
