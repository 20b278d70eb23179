import type { CaseState, Instance } from '../engine/state.ts';
import type { Step } from '../engine/step.ts';
import type { AbstractProcedure } from './abstract-procedure.ts';
import { compensable, compensating, compensationOf } from './compensable.ts';
import { markingKey } from './marking-key.ts';

interface Known<T> {
  readonly found: T;
  /** Fewest active instances with which it was found. */
  readonly active: number;
  /** What could be compensated, each in its scope, in any of the states in which it was found. */
  readonly undone: ReadonlySet<string>;
}

/**
 * The markings that an exploration has found, without what adds nothing to them. Of what runs beside the flow
 * one stands for several (`beside.ts`), not several for one. Where only tasks compensate, a marking stands for
 * itself with less to be compensated, or with what was to be compensated in it before: the tasks run one after
 * the other, whatever else there is, and then everything is as without them. So each of them runs in some way
 * that is followed if it runs in any, and as many markings more as there are such tasks are enough, not one
 * for each set of them. While they run it counts which are left, or they would seem to run for ever.
 */
export class KnownMarkings<T> {
  readonly #abstract: AbstractProcedure;
  readonly #known = new Map<string, Known<T>>();

  constructor(abstract: AbstractProcedure) {
    this.#abstract = abstract;
  }

  /** The marking that stands for a state, if there is one; else its place is kept for what `remember` gives. */
  of(step: Step, state: CaseState): { readonly found: T } | { remember: (found: T) => void } {
    const { key, undone } = this.#told(step, state);
    const known = this.#known.get(key);
    const active = state.active.length;
    if (
      known !== undefined &&
      known.active <= active &&
      undone.every((one) => known.undone.has(one))
    )
      return { found: known.found };
    return {
      remember: (found) => {
        this.#known.set(key, {
          found,
          active: Math.min(active, known?.active ?? active),
          undone: new Set([...(known?.undone ?? []), ...undone]),
        });
      },
    };
  }

  #told(
    step: Step,
    state: CaseState,
  ): { readonly key: string; readonly undone: readonly string[] } {
    const { procedure, outcomes } = this.#abstract;
    if (compensationOf(procedure) !== 'tasks' || isUndoing(step, state))
      return { key: markingKey(step, state, outcomes), undone: [] };
    const scopes: string[] = [];
    const undone: string[] = [];
    const key = markingKey(step, state, outcomes, (of, instance) => {
      const handlers = compensable(of, instance);
      if (handlers.length === 0) return [];
      const scope = placeOf(of, instance);
      scopes.push(scope);
      undone.push(...handlers.map((handler) => `${scope} ${handler}`));
      return [];
    });
    // Of two scopes alike nobody could say in which of them something is to be compensated.
    return new Set(scopes).size === scopes.length
      ? { key, undone }
      : { key: markingKey(step, state, outcomes), undone: [] };
  }
}

function isUndoing(step: Step, state: CaseState): boolean {
  return state.active.some((id) => {
    const instance = step.draft.get(id);
    return instance.scope !== 0 && compensating.has(step.elementOf(instance).kind);
  });
}

/** The scopes around it, by their elements. */
function placeOf(step: Step, instance: Instance): string {
  return instance.scope === 0
    ? instance.element
    : `${placeOf(step, step.draft.get(instance.scope))}>${instance.element}`;
}
