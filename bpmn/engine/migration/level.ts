import type { Procedure } from '../../model/procedure.ts';
import type { LevelPlan } from './plan.ts';

/** One procedure of the old version with what the plan says of it, and what is found out on the way. */
export class Level {
  /** Null for the procedure itself, else the old id of the called one. */
  readonly id: string | null;
  readonly plan: LevelPlan;
  /** New ids that two old ones have, or that one without a place has kept: the way back would be lost. */
  readonly conflicts: Set<string>;
  readonly added = new Set<string>();
  /** The called procedure of the new version that holds the same. */
  calledNow: string | null = null;
  readonly #flows: ReadonlySet<string>;

  constructor(id: string | null, plan: LevelPlan) {
    this.id = id;
    this.plan = plan;
    const flows = Object.values(plan.flows);
    this.#flows = new Set(flows);
    this.conflicts = new Set([...doubled(Object.values(plan.elements)), ...doubled(flows)]);
  }

  /** The new name of a flow; of one without a place, which only ended instances know, the old one. */
  flow(id: string): string {
    const after = this.plan.flows[id];
    if (after === undefined && this.#flows.has(id)) this.conflicts.add(id);
    return after ?? id;
  }
}

function doubled(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) !== index);
}

/** Where an instance's inside is looked up in the new version. */
export interface Inside {
  readonly level: Level;
  readonly procedure: Procedure;
  /** The new sub-process that holds it; null for a whole procedure, undefined where any element may stand. */
  readonly parent: string | null | undefined;
}
