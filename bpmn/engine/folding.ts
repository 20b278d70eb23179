import type { CauseNode, Instance } from './state.ts';
import { rootId } from './step.ts';
import type { Step } from './step.ts';

/** Newest ended instances that every element keeps in each scope instance; older turns are folded. */
const turnsKept = 20;

/**
 * Keeps the cost of long-lived cases flat. Ended instances of old turns are taken out and what they
 * caused is re-caused by their own causes, so past and future of what remains stay the same; they are
 * no longer targets. Runs when the number of instances has doubled since the last time.
 */
export function foldTurns(step: Step): void {
  const { draft } = step;
  if (draft.instances.length < draft.foldAt) return;
  draft.keepOnly(withoutOldTurns(draft.instances, turnsKept));
  draft.foldAt = Math.max(draft.foldAt, draft.instances.length * 2);
}

/** Exported for the property test that compares folded with unfolded cases. */
export function withoutOldTurns(instances: readonly Instance[], keep: number): readonly Instance[] {
  const old = oldTurns(instances, keep);
  if (old.length === 0) return instances;
  const folded = new Folded(instances);
  for (const instance of old) folded.fold(instance);
  return folded.rest();
}

/** Candidates, oldest first: all but the newest `keep` ended instances of each element and scope. */
function oldTurns(instances: readonly Instance[], keep: number): Instance[] {
  const seen = new Map<string, Map<number, number>>();
  const old: Instance[] = [];
  const counting = new Set(instances.filter(countsTurns).map(({ id }) => id));
  for (const instance of instances.toReversed()) {
    if (instance.state === 'active' || isHeld(instance, counting)) continue;
    const scopes = seen.get(instance.element) ?? new Map<number, number>();
    const newer = scopes.get(instance.scope) ?? 0;
    if (newer === 0) seen.set(instance.element, scopes);
    scopes.set(instance.scope, newer + 1);
    if (newer >= keep) old.push(instance);
  }
  return old.toReversed();
}

/** The body of a multi-instance counts the turns that have ended, and collects what they gave: they go with it. */
function isHeld({ turn, causes, scope }: Instance, counting: ReadonlySet<number>): boolean {
  return turn !== undefined && (causes.includes(scope) || counting.has(scope));
}

function countsTurns({ turns }: Instance): boolean {
  return turns?.total !== undefined;
}

class Folded {
  readonly #instances: readonly Instance[];
  /** What is in each scope but the procedure itself, which is never folded. */
  readonly #inside = new Map<number, Instance[]>();
  readonly #gone = new Set<number>();
  /** What stands in for a folded instance, and for the end of its scope. */
  readonly #replacement = new Map<number, CauseNode>();

  constructor(instances: readonly Instance[]) {
    this.#instances = instances;
    for (const instance of instances) {
      if (instance.scope <= rootId) continue;
      const inside = this.#inside.get(instance.scope);
      if (inside === undefined) this.#inside.set(instance.scope, [instance]);
      else inside.push(instance);
    }
  }

  /** Superseded instances caused nothing that counts; others go when one cause can stand in for them. */
  fold(instance: Instance): void {
    if (this.#gone.has(instance.id) || this.#hasActiveInside(instance.id)) return;
    const causes = this.#all(instance.causes);
    const [cause] = causes;
    if (cause === undefined || (hasSeveral(causes) && instance.state !== 'superseded')) return;
    this.#replacement.set(instance.id, cause);
    this.#remove(instance.id);
  }

  #remove(id: number): void {
    this.#gone.add(id);
    for (const inner of this.#inside.get(id) ?? none) this.#remove(inner.id);
  }

  #hasActiveInside(id: number): boolean {
    return (this.#inside.get(id) ?? none).some(
      (inner) =>
        !this.#gone.has(inner.id) && (inner.state === 'active' || this.#hasActiveInside(inner.id)),
    );
  }

  #resolve(node: CauseNode): CauseNode {
    let found = node;
    for (
      let next = this.#replacement.get(Math.abs(found));
      next !== undefined;
      next = this.#replacement.get(Math.abs(found))
    ) {
      found = next;
    }
    return found;
  }

  rest(): Instance[] {
    return this.#instances
      .filter(({ id }) => !this.#gone.has(id))
      .map((instance) => this.#rewired(instance));
  }

  #rewired(instance: Instance): Instance {
    const causes = this.#all(instance.causes);
    const ends = instance.ends === undefined ? undefined : this.#all(instance.ends);
    const tokens = instance.tokens?.map((token) => {
      const from = this.#resolve(token.from);
      return from === token.from ? token : { ...token, from };
    });
    if (causes === instance.causes && ends === instance.ends && same(tokens, instance.tokens))
      return instance;
    return {
      ...instance,
      causes,
      ...(ends === undefined ? {} : { ends }),
      ...(tokens === undefined ? {} : { tokens }),
    };
  }

  /** The same list when nothing in it was folded. */
  #all(nodes: readonly CauseNode[]): readonly CauseNode[] {
    if (!nodes.some((node) => this.#replacement.has(Math.abs(node)))) return nodes;
    const resolved = nodes.map((node) => this.#resolve(node));
    return resolved.length === 1 ? resolved : [...new Set(resolved)];
  }
}

function hasSeveral([first, ...others]: readonly CauseNode[]): boolean {
  return others.some((other) => other !== first);
}

const none: readonly Instance[] = [];

function same<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
