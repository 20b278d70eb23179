import type { Command } from '../../../../bpmn/engine/commands.ts';
import type { EngineEventBody } from '../../../../bpmn/engine/events.ts';
import { EngineDefect, EngineRefusal } from '../../../../bpmn/engine/failures.ts';
import { apply, emptyState } from '../../../../bpmn/engine/interpreter.ts';
import type { CaseState } from '../../../../bpmn/engine/state.ts';
import type { JsonObject } from '../../../../bpmn/model/json.ts';
import type { Procedure } from '../../../../bpmn/model/procedure.ts';

/** One thing that happened in a rehearsal. */
export interface RehearsalStep {
  readonly event: EngineEventBody;
  /** Milliseconds since the epoch, of the rehearsal's own clock. */
  readonly at: number;
}

/** A step with what the engine made of it. */
export interface RehearsedStep extends RehearsalStep {
  readonly state: CaseState;
  readonly commands: readonly Command[];
}

/** A case that nobody else sees: the engine that runs cases, with a clock that is moved by hand. */
export interface Rehearsal {
  readonly procedure: Procedure;
  readonly steps: readonly RehearsedStep[];
  readonly now: number;
}

export type Rehearsed =
  | { readonly ok: true; readonly rehearsal: Rehearsal }
  | { readonly ok: false; readonly message: string };

export const rehearsalOf = (procedure: Procedure, now: number): Rehearsal => ({
  procedure,
  steps: [],
  now,
});

/** Where the case stands; a new one before the first step. */
export const stateOf = ({ procedure, steps }: Rehearsal): CaseState =>
  steps.at(-1)?.state ?? emptyState(procedure);

/** One event more; what the engine refuses, or cannot do, is said and changes nothing. */
export function happen(rehearsal: Rehearsal, event: EngineEventBody): Rehearsed {
  const { procedure, steps, now } = rehearsal;
  try {
    const { state, commands } = apply(procedure, stateOf(rehearsal), { ...event, at: now });
    const step = { event, at: now, state, commands };
    return { ok: true, rehearsal: { ...rehearsal, steps: [...steps, step] } };
  } catch (failure) {
    if (failure instanceof EngineRefusal || failure instanceof EngineDefect) {
      return { ok: false, message: failure.message };
    }
    throw failure;
  }
}

/** The clock goes on; it never goes back. */
export const until = (rehearsal: Rehearsal, now: number): Rehearsal => ({
  ...rehearsal,
  now: Math.max(rehearsal.now, now),
});

/** One step less, with the time that it was then. */
export function stepBack(rehearsal: Rehearsal): Rehearsal {
  const steps = rehearsal.steps.slice(0, -1);
  return { ...rehearsal, steps, now: rehearsal.steps.at(-1)?.at ?? rehearsal.now };
}

/** What was rehearsed, to be played again on a changed procedure. */
export interface Scenario {
  readonly name: string;
  readonly steps: readonly RehearsalStep[];
}

export const scenarioOf = (name: string, { steps }: Rehearsal): Scenario => ({
  name,
  steps: steps.map(({ event, at }) => ({ event, at })),
});

export interface Played {
  readonly rehearsal: Rehearsal;
  /** Where it does not hold any more; null when it does. */
  readonly differs: { readonly step: number; readonly message: string } | null;
}

/** Plays a scenario as far as it holds. */
export function play(procedure: Procedure, { steps }: Scenario): Played {
  let rehearsal = rehearsalOf(procedure, steps[0]?.at ?? 0);
  for (const [index, { event, at }] of steps.entries()) {
    const next = happen(until(rehearsal, at), event);
    if (!next.ok) {
      return { rehearsal, differs: { step: index + 1, message: next.message } };
    }
    ({ rehearsal } = next);
  }
  return { rehearsal, differs: null };
}

/** Variables as the person sees them: of the case, with those of open scopes around. */
export const variablesOf = (rehearsal: Rehearsal): JsonObject => stateOf(rehearsal).variables;
