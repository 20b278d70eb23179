import type { Instance } from '../engine/state.ts';
import { isBoundary } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';
import { elementInDiagram } from './abstract-procedure.ts';
import { walkTo } from './exploration.ts';
import type { Exploration, Explored } from './exploration.ts';
import { goingScopes } from './going-scopes.ts';
import { endsOf } from './marking-key.ts';
import type { WalkStep } from './walk.ts';

/**
 * - `option-to-complete`: from everywhere the end can be reached
 * - `proper-completion`: a scope ends once, and then no token is left in it
 * - `no-dead-element`: every element can be executed; a join is when it fires
 * - `no-unbounded-growth`: there are never more and more tokens
 */
export type SoundnessProperty =
  'option-to-complete' | 'proper-completion' | 'no-dead-element' | 'no-unbounded-growth';

/** How a diagram violates a property, and the shortest walk that shows it (none for a dead element). */
export interface SoundnessProblem {
  readonly property: SoundnessProperty;
  readonly element: string;
  readonly walk: readonly WalkStep[];
}

/** What an exploration shows to be wrong; of what it has not looked at, nothing is said. */
export function problemsOf(
  procedure: Procedure,
  exploration: Exploration,
): readonly SoundnessProblem[] {
  const problems = waysToEnd(exploration);
  if (!isWhole(exploration)) return problems.all;
  for (const element of Object.keys(procedure.elements))
    if (!exploration.executed.has(element)) problems.add('no-dead-element', element, []);
  return problems.all;
}

/** What keeps tokens from coming to their ends, once and all. */
export function problemsOnTheWay(exploration: Exploration): readonly SoundnessProblem[] {
  return waysToEnd(exploration).all;
}

/** What is never reached is only known when everything was looked at. */
function isWhole({ complete, found }: Exploration): boolean {
  return complete && !found.some(({ cutOff }) => cutOff);
}

function waysToEnd(exploration: Exploration): Problems {
  const problems = new Problems();
  const grown = exploration.found.filter(({ cutOff }) => cutOff);
  for (const explored of grown)
    problems.add('no-unbounded-growth', grownElement(explored), walkTo(explored));
  for (const explored of exploration.found)
    if (!explored.cutOff) problems.addStuck(explored, stuckIn(explored));
  for (const { element, walk } of exploration.endedTwice)
    problems.add('proper-completion', element, walk);
  if (!isWhole(exploration)) return problems;
  for (const explored of neverEnding(exploration)) problems.addStuck(explored, leaves(explored));
  return problems;
}

class Problems {
  readonly all: SoundnessProblem[] = [];
  readonly #seen = new Set<string>();

  /** The first of each kind at each element: markings come in the order of their walks. */
  add(property: SoundnessProperty, id: string, walk: readonly WalkStep[]): void {
    const element = elementInDiagram(id);
    const key = `${property} ${element}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.all.push({ property, element, walk });
  }

  /** Where a token of a scope has ended already, what is stuck is left behind. */
  addStuck(explored: Explored, stuck: readonly Instance[]): void {
    for (const instance of stuck) {
      const scope = explored.step.draft.get(instance.scope);
      const isLeft = endsOf(explored.step, scope).length > 0;
      this.add(
        isLeft ? 'proper-completion' : 'option-to-complete',
        instance.element,
        walkTo(explored),
      );
    }
  }
}

/** Active instances with nothing active inside them. */
function leaves({ state, step }: Explored): Instance[] {
  return state.active
    .map((id) => step.draft.get(id))
    .filter((instance) => instance.scope !== 0 && !step.draft.hasActiveInside(instance.id));
}

/**
 * What waits in a scope where nothing can happen any more. An interruption from outside may still end the
 * scope, but it will not come to its own end.
 */
function stuckIn(explored: Explored): readonly Instance[] {
  const { step, moves } = explored;
  // The case goes on in the same step; where it comes to rest, everything is looked at.
  if (moves.some(({ happened }) => happened.kind === 'chose')) return [];
  const going = goingScopes(step, moves);
  return leaves(explored).filter(({ scope }) => !going.has(scope));
}

/** Markings that go round and round: neither an end nor a stop can be reached from them. */
function neverEnding({ found }: Exploration): readonly Explored[] {
  const before = found.map((): number[] => []);
  for (const { index, next } of found) for (const to of next) before[to]?.push(index);
  const stops = found.filter(({ moves }) => moves.length === 0);
  const stopping = new Set<number>();
  const open = stops.map(({ index }) => index);
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    if (stopping.has(index)) continue;
    stopping.add(index);
    open.push(...(before[index] ?? []));
  }
  return found.filter(
    ({ index, before: from }) =>
      !stopping.has(index) && (from === null || stopping.has(from.index)),
  );
}

/** Where there are more tokens than in any other place. */
function grownElement({ state, step }: Explored): string {
  const counts = new Map<string, number>();
  for (const id of state.active) {
    const instance = step.draft.get(id);
    if (instance.scope === 0 || isBoundary(step.elementOf(instance))) continue;
    const tokens = instance.tokens?.length ?? 1;
    counts.set(instance.element, (counts.get(instance.element) ?? 0) + tokens);
  }
  const [most] = [...counts].toSorted(([, one], [, other]) => other - one);
  return most?.[0] ?? step.procedure.id;
}
