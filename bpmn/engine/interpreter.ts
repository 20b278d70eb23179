import type { Procedure } from '../model/procedure.ts';
import type { Command } from './commands.ts';
import type { EventOf, EventType } from './event-of.ts';
import type { EngineEvent } from './events.ts';
import { EngineRefusal } from './failures.ts';
import { foldTurns } from './folding.ts';
import { inputs } from './inputs/index.ts';
import { InstanceList } from './instance-list.ts';
import type { MigrationPlan } from './migration/plan.ts';
import { newestRules } from './rules.ts';
import { run } from './run.ts';
import { whileSuspended } from './suspension.ts';
import type { CaseState } from './state.ts';
import { Step } from './step.ts';

/** Instances that a case holds before old turns of its loops are looked for. */
const firstFold = 256;

/** A case that has not started; one that is replayed runs by the rules of when it began. */
export function emptyState(_procedure: Procedure, rules = newestRules): CaseState {
  return {
    format: 1,
    status: 'new',
    ...(rules === 1 ? {} : { rules }),
    events: 0,
    next: 1,
    instances: InstanceList.empty,
    active: [],
    variables: {},
    foldAt: firstFold,
  };
}

export interface Applied {
  readonly state: CaseState;
  /** What the outside shall do, in order. */
  readonly commands: readonly Command[];
  /** Of a migration: the plan by which the case comes back to the version that it had. */
  readonly undo?: MigrationPlan;
}

/**
 * Applies one event: pure, and run to completion. The given state stays as it is; a refusal is an
 * `EngineRefusal` with a code, a contradiction an `EngineDefect`.
 */
export function apply(procedure: Procedure, state: CaseState, event: EngineEvent): Applied {
  refuseUntimely(state, event);
  const step = new Step(procedure, state, event);
  if (state.suspended === undefined) take(step, event);
  else whileSuspended[event.type](step, event, take);
  if (step.draft.suspended === undefined) run(step);
  foldTurns(step);
  const { undo } = step;
  return {
    state: step.draft.finish(),
    commands: step.commands,
    ...(undo === undefined ? {} : { undo }),
  };
}

function take<T extends EventType>(step: Step, event: EventOf<T> & { readonly type: T }): void {
  inputs[event.type](step, event);
}

function refuseUntimely(state: CaseState, event: EngineEvent): void {
  if (event.type === 'start') {
    if (state.status !== 'new')
      throw new EngineRefusal('case-already-started', 'Expected a new case, but it has started');
    return;
  }
  if (state.status === 'new')
    throw new EngineRefusal('case-not-started', 'Expected a started case, but it is new');
  if (state.status !== 'running' && event.type !== 'reopen') {
    throw new EngineRefusal('case-closed', `Expected an open case, but it is ${state.status}`);
  }
}
