import type { Step } from './step.ts';
import { mostTurns } from './turns.ts';

/** A loop in the diagram that goes round as often without waiting for anything never does. */
const mostPasses = 5_000;

/** How often one event leads to the same place: an element in one instance of its scope, or the turns of a body. */
export class Visits {
  readonly #scopes = new Map<number, Map<string, number>>();

  /** Counts one more; false when they are too many. */
  allow(step: Step, id: number): boolean {
    const { scope, element, turn } = step.draft.get(id);
    const places = this.#scopes.get(scope) ?? new Map<string, number>();
    this.#scopes.set(scope, places);
    const count = (places.get(element) ?? 0) + 1;
    places.set(element, count);
    return count <= (turn === undefined ? mostPasses : mostTurns);
  }
}
