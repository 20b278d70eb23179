import { closeWaits } from './closing.ts';
import type { Step } from './step.ts';

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
  closeWaits(step, owner, closes);
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
