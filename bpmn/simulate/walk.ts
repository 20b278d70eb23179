import type { EngineEventBody } from '../engine/events.ts';
import { apply, emptyState } from '../engine/interpreter.ts';
import type { CaseState } from '../engine/state.ts';
import { eventStartsOf } from '../model/event-starts.ts';
import type { Procedure } from '../model/procedure.ts';
import { abstractProcedure } from './abstract-procedure.ts';

/** One thing that happens in a walk. */
export interface WalkStep {
  /** The element of the diagram where it happens; the procedure itself for the start. */
  readonly element: string;
  readonly happened: Happening;
  /** What the engine is given. */
  readonly event: EngineEventBody;
}

export type Happening =
  | { readonly kind: 'started' | 'answered' | 'fired' | 'received' }
  /** A condition over data has become true; somebody has begun an activity, or ended an ad-hoc sub-process. */
  | { readonly kind: 'became-true' | 'begun' | 'ended' }
  /** A signal from outside, first heard by the element. */
  | { readonly kind: 'heard'; readonly signal: string }
  | { readonly kind: 'completed'; readonly outcome: string | null }
  | { readonly kind: 'failed'; readonly code: string }
  /** Data decided: the flows whose conditions held; none where the default flow was left. */
  | { readonly kind: 'chose'; readonly flows: readonly string[] };

/** Nothing happens twice at one time in a walk, and no time passes. */
const at = 0;

/** The old turns of loops stay: a walk is short. */
const neverFold = Number.MAX_SAFE_INTEGER;

type Start = Extract<EngineEventBody, { readonly type: 'start' }>;

/** The ways in which a case begins: by itself, and by each event that starts one. */
export function beginningsOf(
  procedure: Procedure,
): readonly (WalkStep & { readonly event: Start })[] {
  const { id, starts, eventStarts } = procedure;
  const happened = { kind: 'started' } as const;
  const event = { type: 'start', variables: {} } as const;
  const plain = starts.length > 0 || eventStarts === undefined;
  return [
    ...(plain ? [{ element: id, happened, event }] : []),
    ...eventStartsOf(procedure).map(({ element }) => ({
      element,
      happened,
      event: { ...event, element },
    })),
  ];
}

export function begun(procedure: Procedure, event: EngineEventBody): CaseState {
  return unfolded(take(procedure, emptyState(procedure), event));
}

/** A state from which a walk goes: nothing in it is folded on the way. */
export function unfolded(state: CaseState): CaseState {
  return { ...state, foldAt: neverFold };
}

export function take(procedure: Procedure, state: CaseState, event: EngineEventBody): CaseState {
  return apply(procedure, state, { ...event, at }).state;
}

/**
 * Plays a walk on the engine: the state after each step. Elements behind a blank in their id are choices
 * of the element before the blank (`abstract-procedure.ts`).
 */
export function playWalk(procedure: Procedure, walk: readonly WalkStep[]): readonly CaseState[] {
  const { procedure: abstract } = abstractProcedure(procedure);
  const states: CaseState[] = [];
  let state: CaseState | null = null;
  for (const { event } of walk) {
    state = state === null ? begun(abstract, event) : take(abstract, state, event);
    states.push(state);
  }
  return states;
}
