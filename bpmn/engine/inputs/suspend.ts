import { timerId } from '../ids.ts';
import type { Step } from '../step.ts';
import { isArmed } from '../timers.ts';

/** 挂起: from now on nothing moves (`suspension.md`). Only what would fire by itself is told to the outside. */
export function suspend(step: Step): void {
  step.draft.suspended = { since: step.at, held: [] };
  for (const id of step.draft.active) {
    for (const timer of step.draft.get(id).timers ?? [])
      if (isArmed(timer)) step.emit({ type: 'disarm-timer', timer: timerId(id, timer) });
  }
}
