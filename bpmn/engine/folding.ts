import { isActivity } from '../model/element.ts';
import type { Procedure } from '../model/procedure.ts';
import { isCompensable } from './compensation.ts';
import { isUndoPending, undoRuleOf } from './returns/undo.ts';
import type { CauseNode, ConversationKey, FoldedMessage, Instance, Write } from './state.ts';
import { rootId } from './step.ts';
import type { Step } from './step.ts';

/** Newest ended instances that every element keeps in each scope instance; older turns are folded. */
const turnsKept = 20;

/**
 * Keeps the cost of long-lived cases flat. Ended instances of old turns are taken out and what they
 * caused is re-caused by their own causes, so past and future of what remains stay the same; they are
 * no longer targets; of messages that they took it is kept which ones. Runs when the number of instances has doubled since the last time.
 */
export function foldTurns(step: Step): void {
  const { draft } = step;
  if (draft.size < draft.foldAt) return;
  const folded = foldedTurns(draft.instances, turnsKept, leftToUndo(step));
  const keys = draft.keys.filter(({ by }) => draft.find(by)?.state !== 'superseded');
  draft.keepOnly(folded.rest());
  draft.keys = folded.noted(keys);
  draft.folded = folded.taken(draft.folded);
  draft.writes = draft.writes.flatMap((write) => folded.rewritten(write));
  draft.foldAt = Math.max(draft.foldAt, draft.size * 2);
}

/** Exported for the property test that compares folded with unfolded cases. */
export function withoutOldTurns(instances: readonly Instance[], keep: number): Instance[] {
  return foldedTurns(instances, keep).rest();
}

function foldedTurns(
  instances: readonly Instance[],
  keep: number,
  held: ReadonlySet<number> = new Set(),
): Folded {
  const folded = new Folded(instances);
  for (const instance of oldTurns(instances, keep))
    if (!held.has(instance.id)) folded.fold(instance);
  return folded;
}

/**
 * What has been done and can be undone, by compensation or by `bh:undo`, with the scopes around it: a compensation or a
 * return asks for all of it, however long ago it was. Such cases grow with what they have done.
 */
function leftToUndo(step: Step): ReadonlySet<number> {
  const left = new Set<number>();
  const undoable = undoableIn(step.procedure);
  if (undoable.size === 0) return left;
  for (const instance of step.draft.instances)
    if (
      undoable.has(instance.element) &&
      instance.state === 'completed' &&
      instance.compensated !== true &&
      canBeUndone(step, instance)
    )
      for (let at = instance.id; at !== rootId && !left.has(at); at = step.draft.get(at).scope)
        left.add(at);
  return left;
}

const known = new WeakMap<Procedure, ReadonlySet<string>>();

/** Ids of elements of which something may be left to undo: in most procedures there are none. */
function undoableIn(procedure: Procedure): ReadonlySet<string> {
  const found = known.get(procedure);
  if (found !== undefined) return found;
  const undoable = [procedure, ...Object.values(procedure.called)]
    .flatMap(({ elements }) => Object.values(elements))
    .filter(
      (element) =>
        isActivity(element) &&
        (element.compensation !== undefined ||
          (element.undo ?? null) !== null ||
          ('handlers' in element && element.handlers.length > 0) ||
          (element.kind === 'callActivity' &&
            (procedure.called[element.calledElement]?.handlers ?? []).length > 0)),
    );
  const ids = new Set(undoable.map(({ id }) => id));
  known.set(procedure, ids);
  return ids;
}

function canBeUndone(step: Step, instance: Instance): boolean {
  if (instance.id === rootId) return false;
  return isCompensable(step, instance) || undoRuleOf(step, instance) !== null;
}

/** Candidates, oldest first: all but the newest `keep` ended instances of each element and scope. */
function oldTurns(instances: readonly Instance[], keep: number): Instance[] {
  const seen = new Map<string, Map<number, number>>();
  const old: Instance[] = [];
  const counting = new Set(instances.filter(countsTurns).map(({ id }) => id));
  for (const instance of instances.toReversed()) {
    if (instance.state === 'active' || isHeld(instance, counting) || isUndoPending(instance))
      continue;
    const scopes = seen.get(instance.element) ?? new Map<number, number>();
    const newer = scopes.get(instance.scope) ?? 0;
    if (newer === 0) seen.set(instance.element, scopes);
    scopes.set(instance.scope, newer + 1);
    if (newer >= keep) old.push(instance);
  }
  return old.toReversed();
}

/**
 * The body of a multi-instance counts the turns that have ended, and collects what they gave: they go with it.
 * So do turns that were taken out.
 */
function isHeld(
  { turn, causes, scope, withdrawn }: Instance,
  counting: ReadonlySet<number>,
): boolean {
  if (turn === undefined) return false;
  return causes.includes(scope) || counting.has(scope) || withdrawn !== undefined;
}

function countsTurns({ turns }: Instance): boolean {
  return turns?.total !== undefined;
}

class Folded {
  readonly #instances: Map<number, Instance>;
  readonly #inside = new Map<number, number[]>();
  /** What stands in for a folded node. */
  readonly #replacement = new Map<CauseNode, CauseNode>();
  readonly #messages: FoldedMessage[] = [];

  constructor(instances: readonly Instance[]) {
    this.#instances = new Map(instances.map((instance) => [instance.id, instance]));
    for (const { id, scope } of instances) {
      const inside = this.#inside.get(scope);
      if (inside === undefined) this.#inside.set(scope, [id]);
      else inside.push(id);
    }
  }

  /** Superseded instances caused nothing that counts; others go when one cause can stand in for them. */
  fold(old: Instance): void {
    const instance = this.#instances.get(old.id);
    if (instance === undefined || this.#hasActiveInside(instance.id)) return;
    const causes = new Set(instance.causes.map((cause) => this.#resolve(cause)));
    const [cause] = causes;
    if (cause === undefined || (causes.size > 1 && instance.state !== 'superseded')) return;
    this.#remove(instance.id, cause);
  }

  #remove(id: number, cause: CauseNode): void {
    const { messages = [] } = this.#instances.get(id) ?? {};
    for (const { variables: _, ...message } of messages)
      this.#messages.push({ ...message, instance: id, cause });
    this.#replacement.set(id, cause);
    this.#replacement.set(-id, cause);
    this.#instances.delete(id);
    for (const inner of this.#inside.get(id) ?? []) this.#remove(inner, cause);
  }

  #hasActiveInside(id: number): boolean {
    return (this.#inside.get(id) ?? []).some((inner) => {
      const instance = this.#instances.get(inner);
      if (instance !== undefined && (instance.state === 'active' || isUndoPending(instance)))
        return true;
      return this.#hasActiveInside(inner);
    });
  }

  #resolve(node: CauseNode): CauseNode {
    let found = node;
    for (
      let next = this.#replacement.get(found);
      next !== undefined;
      next = this.#replacement.get(found)
    ) {
      found = next;
    }
    return found;
  }

  /** What was written is written by what stands in for the writer: both are undone together, or neither. */
  rewritten(write: Write): readonly Write[] {
    if (!this.#instances.has(write.scope)) return [];
    return [{ ...write, by: this.#standIn(write.by) }];
  }

  /** A message is put back together with what stands in for whoever had it. */
  taken(earlier: readonly FoldedMessage[]): readonly FoldedMessage[] {
    const all = [...earlier, ...this.#messages];
    return all.map((one) => Object.assign({}, one, { cause: this.#resolve(one.cause) }));
  }

  /** A message counts as long as what stands in for whoever had it. */
  noted(keys: readonly ConversationKey[]): readonly ConversationKey[] {
    const noted = keys.map((one) => ({ ...one, by: this.#standIn(one.by) }));
    return [...new Map(noted.map((one) => [`${one.key} ${one.by}`, one])).values()];
  }

  #standIn(id: number): number {
    return Math.abs(this.#resolve(id));
  }

  rest(): Instance[] {
    return [...this.#instances.values()].map((instance) => this.#rewired(instance));
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
    const resolved = nodes.map((node) => this.#resolve(node));
    return same(resolved, nodes) ? nodes : [...new Set(resolved)];
  }
}

function same<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
