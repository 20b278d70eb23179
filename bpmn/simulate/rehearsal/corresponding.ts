import {
  instanceNumber,
  ownerOf,
  subscriptionId,
  timerId,
  undoId,
  undoneBy,
} from '../../engine/ids.ts';
import type { CaseState, Instance } from '../../engine/state.ts';

const isActive = (state: CaseState, { id }: Instance): boolean => state.active.includes(id);

/**
 * Which instance of the draft stands for which one of the recorded case: of the same element, and for as long as
 * both are there. Ids differ between the two as soon as the ways do.
 */
export class Corresponding {
  readonly #known = new Map<number, number>();

  /** The open instance of the draft that an event about `id` is about, or null. */
  open(id: string, recorded: CaseState, draft: CaseState): Instance | null {
    const found = instanceOf(recorded, id);
    if (found === null) return null;
    const known = draft.instances.get(this.#known.get(found.id) ?? 0);
    if (known !== undefined && isActive(draft, known)) return known;
    const taken = new Set(this.#known.values());
    const candidates = alike(found, draft).filter(
      (instance) => isActive(draft, instance) && !taken.has(instance.id),
    );
    const candidate = nearest(found, recorded, { candidates, in: draft });
    if (candidate === undefined) return null;
    this.#known.set(found.id, candidate.id);
    return candidate;
  }

  /** The instance of the draft at the same element, open or not, the newest of several: what is gone back to. */
  earlier(id: string, recorded: CaseState, draft: CaseState): Instance | null {
    const found = instanceOf(recorded, id);
    if (found === null) return null;
    const known = draft.instances.get(this.#known.get(found.id) ?? 0);
    const candidates = alike(found, draft).toReversed();
    return known ?? nearest(found, recorded, { candidates, in: draft }) ?? null;
  }

  /** The id of what was called for an instance; for its undoing where that was meant. */
  called(id: string, recorded: CaseState, draft: CaseState): string | null {
    const undone = undoneBy(id);
    if (undone === null) return idOf(this.open(id, recorded, draft));
    const earlier = this.earlier(String(undone), recorded, draft);
    return earlier === null ? null : undoId(earlier.id);
  }

  /** The timer of the same element that is armed in the draft. */
  timer(id: string, recorded: CaseState, draft: CaseState): string | null {
    const owner = this.#owner(id, recorded, draft);
    const armed = owner?.timers?.find(
      ({ element, spent }) => element === elementIn(id) && spent !== true,
    );
    return owner === null || armed === undefined ? null : timerId(owner.id, armed);
  }

  /** The wait of the same element for a message that is open in the draft. */
  subscription(id: string, recorded: CaseState, draft: CaseState): string | null {
    const owner = this.#owner(id, recorded, draft);
    const open = owner?.subscriptions?.find(
      ({ element, spent }) => element === elementIn(id) && spent !== true,
    );
    return owner === null || open === undefined ? null : subscriptionId(owner.id, open);
  }

  #owner(id: string, recorded: CaseState, draft: CaseState): Instance | null {
    const owner = ownerOf(id);
    return owner === null ? null : this.open(String(owner), recorded, draft);
  }
}

export const idOf = (instance: Instance | null): string | null =>
  instance === null ? null : String(instance.id);

const instanceOf = (state: CaseState, id: string): Instance | null => {
  const number = instanceNumber(id);
  return state.instances.get(number ?? 0) ?? null;
};

const alike = ({ element, turn }: Instance, { instances }: CaseState): Instance[] =>
  instances.all.filter((instance) => instance.element === element && instance.turn === turn);

/** It and the scopes around it, from within outwards: which element, which turn. */
const placeOf = ({ instances }: CaseState, instance: Instance): readonly string[] => {
  const place: string[] = [];
  for (let at: Instance | undefined = instance; at !== undefined; at = instances.get(at.scope))
    place.push(`${at.element}#${String(at.turn ?? 0)}`);
  return place;
};

/** How many came before it at its place. */
const countBefore = (state: CaseState, instance: Instance): number => {
  const place = placeOf(state, instance).join();
  return alike(instance, state).filter(
    (other) => other.id < instance.id && placeOf(state, other).join() === place,
  ).length;
};

/** In the scopes that are most alike; of several the one that came after as many as it, else the first. */
const nearest = (
  found: Instance,
  recorded: CaseState,
  { candidates, in: draft }: { readonly candidates: readonly Instance[]; readonly in: CaseState },
): Instance | undefined => {
  if (candidates.length < 2) return candidates[0];
  const around = new Set(placeOf(recorded, found));
  const likeness = candidates.map((one) => {
    const place = placeOf(draft, one);
    return 2 * place.filter((scope) => around.has(scope)).length - place.length;
  });
  const most = Math.max(...likeness);
  const closest = candidates.filter((_, index) => likeness[index] === most);
  if (closest.length < 2) return closest[0];
  const before = countBefore(recorded, found);
  return closest.find((one) => countBefore(draft, one) === before) ?? closest[0];
};

/** Ids of timers and subscriptions: instance, element, count; an element may have dots of its own. */
const elementIn = (id: string): string => id.split('.').slice(1, -1).join('.');
