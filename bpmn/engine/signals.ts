import { deliver, endsWait, waitingElement } from './deliver.ts';
import type { InnerWait } from './state.ts';
import type { Step } from './step.ts';
import { triggerOf } from './triggers.ts';

/**
 * A signal reaches everything in the case that waits for it now, older instances first (specification
 * 10.5.1: broadcast). What interrupts comes last, so that it takes nobody's wait away. False when
 * nothing waited.
 *
 * Elsewhere: Camunda 7 has all signal events, Camunda 8 since 8.3, Flowable no signal end event. A signal is
 * not kept for what waits later: engines that suspend instances discard it too (camunda/camunda 57549). Here
 * a signal from outside that nothing waits for is refused, so that its sender knows.
 */
export function broadcast(step: Step, signal: string): boolean {
  const listening = step.draft.active.flatMap((id) => listeningOf(step, id, signal));
  const reached = [false, true].flatMap((ends) =>
    listening.filter((one) => one.ends === ends).filter((one) => receive(step, one)),
  );
  return reached.length > 0;
}

interface Listening {
  readonly owner: number;
  readonly element: string;
  readonly ends: boolean;
}

function listeningOf(step: Step, id: number, signal: string): Listening[] {
  const owner = step.draft.get(id);
  if (owner.incident !== undefined) return [];
  return (owner.waits ?? []).flatMap((wait) => {
    const element = waitingElement(step, owner, wait.element);
    const trigger = triggerOf(element, wait.element);
    if (trigger?.type !== 'signal' || trigger.signal !== signal) return [];
    return [{ owner: id, element: wait.element, ends: endsWait(step, owner, element) }];
  });
}

/** What another one has interrupted meanwhile hears nothing any more. */
function receive(step: Step, { owner: id, element, ends }: Listening): boolean {
  const owner = step.draft.get(id);
  const wait = owner.waits?.find((one) => one.element === element);
  if (owner.state !== 'active' || wait === undefined || wait.spent === true) return false;
  if (ends) {
    const spent: InnerWait = { element, spent: true };
    const waits = owner.waits?.map((one) => (one === wait ? spent : one)) ?? [];
    step.draft.replace({ ...owner, waits });
  }
  deliver(step, id, waitingElement(step, owner, element));
  return true;
}
