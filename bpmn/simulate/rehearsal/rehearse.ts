import type { EngineEvent } from '../../engine/events.ts';
import { EngineDefect, EngineRefusal } from '../../engine/failures.ts';
import { apply, emptyState } from '../../engine/interpreter.ts';
import type { CaseState } from '../../engine/state.ts';
import type { Procedure } from '../../model/procedure.ts';
import { unfolded } from '../walk.ts';
import { Corresponding } from './corresponding.ts';
import { onTheDraft } from './on-the-draft.ts';

/** A closed case: what it ran on, and everything that happened to it, in order. */
export interface RecordedCase {
  readonly procedure: Procedure;
  readonly events: readonly EngineEvent[];
}

/**
 * What would have become of a closed case on a draft, had everybody decided as they did. Trails are the activities
 * and events that were entered, in order; gateways are not told.
 */
export type Rehearsed =
  | { readonly kind: 'same'; readonly trail: readonly string[] }
  | {
      readonly kind: 'different';
      readonly trail: readonly string[];
      /** The last element that both have entered; null: they differ from the start. */
      readonly after: string | null;
      /** Where the case went on; null: it went no further. */
      readonly was: string | null;
      /** Where it goes on by the draft; null: it goes no further. */
      readonly is: string | null;
    }
  | {
      /** It does not come to its end: something waits for a decision or an answer that nobody has given. */
      readonly kind: 'stands';
      readonly trail: readonly string[];
      readonly at: readonly string[];
    }
  | {
      readonly kind: 'not-compared';
      /** It has changed its version, its record does not replay, or it has not ended. */
      readonly reason: 'migrated' | 'does-not-replay' | 'not-ended';
    };

interface Happened {
  readonly event: EngineEvent;
  /** The case before it. */
  readonly before: CaseState;
}

const isOfEngine = (error: unknown): boolean =>
  error instanceof EngineRefusal || error instanceof EngineDefect;

/** Null when the engine does not take it. */
const given = (procedure: Procedure, state: CaseState, event: EngineEvent): CaseState | null => {
  try {
    return apply(procedure, state, event).state;
  } catch (error) {
    if (isOfEngine(error)) return null;
    throw error;
  }
};

const replayed = ({
  procedure,
  events,
}: RecordedCase): { readonly happened: readonly Happened[]; readonly end: CaseState } | null => {
  const happened: Happened[] = [];
  let state = unfolded(emptyState(procedure));
  for (const event of events) {
    happened.push({ event, before: state });
    const next = given(procedure, state, event);
    if (next === null) return null;
    state = next;
  }
  return { happened, end: state };
};

/** Gives the draft what happened, each thing as soon as there is something that it is about. */
const played = (draft: Procedure, happened: readonly Happened[]): CaseState => {
  const ids = new Corresponding();
  let state = unfolded(emptyState(draft));
  let waiting: Happened[] = [];
  const takeOne = (): boolean => {
    for (const one of waiting) {
      const event = onTheDraft(one.event, { ids, recorded: one.before, draft: state });
      const next = event === null ? null : given(draft, state, event);
      if (next === null) continue;
      state = next;
      waiting = waiting.filter((other) => other !== one);
      return true;
    }
    return false;
  };
  for (const one of happened) {
    waiting.push(one);
    while (takeOne());
  }
  return state;
};

/** Elements of the procedure and of those that it calls that are gateways: nobody does anything there. */
const gatewaysOf = (procedure: Procedure): ReadonlySet<string> =>
  new Set(
    [procedure, ...Object.values(procedure.called)].flatMap(({ elements }) =>
      Object.values(elements)
        .filter(({ kind }) => kind.endsWith('Gateway'))
        .map(({ id }) => id),
    ),
  );

const trailOf = (procedure: Procedure, state: CaseState): string[] => {
  const gateways = gatewaysOf(procedure);
  // The first instance is the procedure itself.
  return state.instances.all
    .slice(1)
    .flatMap(({ element }) => (gateways.has(element) ? [] : [element]));
};

/** What is open outside; where nothing is (nobody has begun anything, nobody came back), what has nothing active inside. */
const standsAt = ({ instances, active }: CaseState): string[] => {
  const standing = instances.all.filter(({ id }) => active.includes(id));
  const open = standing.filter(
    ({ opened, incident }) => incident !== undefined || (opened !== undefined && opened !== 'body'),
  );
  const around = new Set(standing.map(({ scope }) => scope));
  const innermost = standing.filter(({ id }) => !around.has(id));
  return [...new Set((open.length > 0 ? open : innermost).map(({ element }) => element))];
};

/**
 * Runs what is recorded of a closed case on a draft. What the draft asks in another order is answered in that order;
 * what it does not ask is left; what nobody has decided stays open.
 */
export const rehearse = (recorded: RecordedCase, draft: Procedure): Rehearsed => {
  if (recorded.events.some(({ type }) => type === 'migrate'))
    return { kind: 'not-compared', reason: 'migrated' };
  const before = replayed(recorded);
  if (before === null) return { kind: 'not-compared', reason: 'does-not-replay' };
  if (['new', 'running'].includes(before.end.status))
    return { kind: 'not-compared', reason: 'not-ended' };
  const after = played(draft, before.happened);
  const trail = trailOf(draft, after);
  if (['new', 'running'].includes(after.status))
    return { kind: 'stands', trail, at: standsAt(after) };
  const old = trailOf(recorded.procedure, before.end);
  const place = [...old, null].findIndex((element, index) => element !== (trail[index] ?? null));
  // The old one ends with null: a longer new one differs there.
  return place === -1
    ? { kind: 'same', trail }
    : {
        kind: 'different',
        trail,
        after: old[place - 1] ?? null,
        was: old[place] ?? null,
        is: trail[place] ?? null,
      };
};
