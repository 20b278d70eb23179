import type { EventOf } from '../event-of.ts';
import { EngineRefusal } from '../failures.ts';
import type { ArmedTimer, Instance } from '../state.ts';
import type { Step } from '../step.ts';
import { emitArmed, isArmed } from '../timers.ts';

/** 恢复: timers are armed again; what was held happens after that (`suspension.md`). */
export function resume(step: Step, event: EventOf<'resume'>): void {
  const { suspended } = step.draft;
  if (suspended === undefined) {
    throw new EngineRefusal(
      'case-not-suspended',
      'Expected a suspended case, but it is not suspended',
    );
  }
  step.draft.suspended = undefined;
  const pause = event.timers === 'run-on' ? 0 : step.at - suspended.since;
  for (const id of step.draft.active) armAgain(step, step.draft.get(id), pause);
}

function armAgain(step: Step, instance: Instance, pause: number): void {
  if (instance.timers === undefined) return;
  const timers = instance.timers.map((timer) => later(timer, pause));
  const after = step.draft.replace({ ...instance, timers });
  for (const timer of timers) if (isArmed(timer)) emitArmed(step, after, timer);
}

/** A date is a date; what counts from its arming keeps what was left. Clocks pause by themselves. */
function later(timer: ArmedTimer, pause: number): ArmedTimer {
  const { due, armed, spent, start } = timer;
  if (due === undefined || armed === undefined || spent === true) return timer;
  return { ...timer, due: due + pause, ...(start === undefined ? {} : { start: start + pause }) };
}
