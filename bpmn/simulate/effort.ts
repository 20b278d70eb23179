import type { CaseState } from '../engine/state.ts';

/**
 * What may still be spent on moves of the engine: stands in for time, so that a slow machine finds out as much
 * as a fast one.
 */
export interface Effort {
  left: number;
}

/** What a move costs besides the instances of the state that it leads to. */
const eachMove = 15;
/** And what each instance costs that it makes: automatic elements that never rest make thousands. */
const eachMade = 2;

export function spendOn(effort: Effort, before: CaseState, after: CaseState): void {
  effort.left -= eachMove + after.instances.length + eachMade * (after.next - before.next);
}

export function isSpent({ left }: Effort): boolean {
  return left <= 0;
}
