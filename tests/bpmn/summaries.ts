import { Lineage } from './lineage.ts';
import type { RandomRun } from './random-run.ts';
import { twinOf } from './twin.ts';

interface Summaries {
  readonly own: readonly string[];
  readonly twins: readonly string[];
}

/** What counts of a case and of its twin (`returns.md`, invariant 7); of itself where it has no twin. */
export function summaries({ procedure, state, recorded }: RandomRun): Summaries {
  const twin = twinOf(procedure, state, recorded) ?? state;
  return { own: new Lineage(state).summary(), twins: new Lineage(twin).summary() };
}
