import type { Procedure } from '../model/procedure.ts';
import { abstractProcedure } from './abstract-procedure.ts';
import type { AbstractProcedure } from './abstract-procedure.ts';
import { isSpent } from './effort.ts';
import type { Effort } from './effort.ts';
import { explore } from './exploration.ts';
import { notExplored } from './not-explored.ts';
import { reductionOf } from './reduction.ts';
import { problemsOf, problemsOnTheWay } from './soundness-problems.ts';
import type { SoundnessProblem } from './soundness-problems.ts';

export type Soundness =
  | { readonly kind: 'sound'; readonly states: number }
  | {
      readonly kind: 'unsound';
      readonly problems: readonly SoundnessProblem[];
      /** The effort was spent: more may be wrong, and walks may be longer than they have to be. */
      readonly cutShort?: true;
    }
  /** Nothing wrong in so many markings; there are more, or more combinations of conditions than are tried. */
  | {
      readonly kind: 'not-proven';
      readonly states: number;
      readonly limit: number;
      /** The effort was spent before the limit was reached. */
      readonly cutShort?: true;
    }
  /** It has elements that are not explored. */
  | { readonly kind: 'not-explored'; readonly elements: readonly string[] };

const defaultLimit = 4000;

/**
 * The effort of a first look, for whoever draws and waits: about 100 ms of a core of 2024, and under 200 ms
 * for whatever is drawn with some thirty elements (`npm run bench -- soundness`). What it leaves open is
 * `cutShort`, and settled by going without.
 */
export const firstLook = 50_000;

export interface SoundnessOptions {
  /** Markings that are looked at. */
  readonly limit?: number;
  /** What may be spent on moves, in instances that they copy; nothing bounds it when nothing is said. */
  readonly effort?: number;
  /** Told now and then how many markings have been found. */
  readonly onFound?: ((markings: number) => void) | undefined;
  /** Signals that other cases or systems throw; any may come when nothing is said. */
  readonly signalsFromOutside?: readonly string[];
}

/**
 * Soundness of a procedure (van der Aalst, for BPMN with any number of ends), found by exploring all
 * markings with the engine itself. Data is left open (`abstract-procedure.ts`), every event may come at any
 * time, and what can happen for ever is taken to happen at some time. Returns and repairs are not explored:
 * they are there for what no diagram foresees. Branches whose order decides nothing are not mixed
 * (`reduction.ts`); where something is wrong they are, for the shortest walks. Deterministic: bounded by
 * markings and moves, not by time.
 */
export function soundnessOf(
  procedure: Procedure,
  { limit = defaultLimit, effort: most = Infinity, onFound, ...open }: SoundnessOptions = {},
): Soundness {
  const elements = notExplored(procedure);
  if (elements.length > 0) return { kind: 'not-explored', elements };
  const abstract = abstractProcedure(procedure, open);
  const effort: Effort = { left: most };
  const exploration = explore(abstract, limit, reductionOf(abstract), { effort, onFound });
  const problems = problemsOf(procedure, exploration);
  if (problems.length > 0) {
    const shortest = withShortestWalks(abstract, { limit, effort }, problems);
    return { kind: 'unsound', problems: shortest, ...cutShort(effort) };
  }
  const states = exploration.found.length;
  return exploration.complete
    ? { kind: 'sound', states }
    : { kind: 'not-proven', states, limit, ...cutShort(effort) };
}

function cutShort(effort: Effort): { readonly cutShort?: true } {
  return isSpent(effort) ? { cutShort: true } : {};
}

/** Without a reduction walks are shortest ones; none has to be longer than those that were found with it. */
function withShortestWalks(
  abstract: AbstractProcedure,
  { limit, effort }: { readonly limit: number; readonly effort: Effort },
  problems: readonly SoundnessProblem[],
): readonly SoundnessProblem[] {
  const steps = Math.max(...problems.map(({ walk }) => walk.length));
  // Dead elements are the same, and have no walks.
  if (steps === 0) return problems;
  const shortest = problemsOnTheWay(explore(abstract, limit, undefined, { steps, effort }));
  const seen = new Set(shortest.map(({ property, element }) => `${property} ${element}`));
  return [
    ...shortest,
    ...problems.filter(({ property, element }) => !seen.has(`${property} ${element}`)),
  ];
}
