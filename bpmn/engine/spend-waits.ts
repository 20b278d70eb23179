import { subscriptionId, timerId } from './ids.ts';
import type { Instance } from './state.ts';
import type { Step } from './step.ts';
import { isArmed } from './timers.ts';

interface Closable {
  readonly element: string;
  readonly spent?: true;
  readonly closedBy?: number;
}

/** Closes some of what an instance waits for, for good: named as the instance keeps its waits. */
export function spendWaits(
  step: Step,
  id: number,
  closes: (wait: string) => boolean,
  mark: { readonly closedBy?: number } = {},
): void {
  const owner = step.draft.get(id);
  closeOutside(step, owner, closes);
  const spend = <T extends Closable>(waits: readonly T[]): T[] =>
    waits.map((wait) =>
      closes(wait.element) && wait.spent !== true ? { ...wait, spent: true, ...mark } : wait,
    );
  step.draft.replace({
    ...owner,
    ...(owner.timers === undefined ? {} : { timers: spend(owner.timers) }),
    ...(owner.subscriptions === undefined ? {} : { subscriptions: spend(owner.subscriptions) }),
    ...(owner.waits === undefined ? {} : { waits: spend(owner.waits) }),
  });
}

/** Nobody outside need wait for it any more. */
function closeOutside(
  step: Step,
  { id, timers = [], subscriptions = [] }: Instance,
  closes: (wait: string) => boolean,
): void {
  for (const timer of timers) {
    if (closes(timer.element) && isArmed(timer))
      step.emit({ type: 'disarm-timer', timer: timerId(id, timer) });
  }
  for (const one of subscriptions) {
    if (closes(one.element) && one.spent !== true)
      step.emit({ type: 'close-subscription', subscription: subscriptionId(id, one) });
  }
}
