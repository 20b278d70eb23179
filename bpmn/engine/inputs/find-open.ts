import { asAdHoc } from '../ad-hoc.ts';
import type { AdHoc } from '../ad-hoc.ts';
import { EngineRefusal } from '../failures.ts';
import type { RefusalCode } from '../failures.ts';
import { instanceNumber, ownerOf, subscriptionId } from '../ids.ts';
import type { Instance, OpenSubscription } from '../state.ts';
import type { Step } from '../step.ts';

/** The active instance that an event names, or a refusal. */
export function findActive(step: Step, id: string, code: RefusalCode): Instance {
  return activeOrRefuse(step, instanceNumber(id), code, id);
}

/** The active instance that a timer or subscription belongs to, or a refusal. */
export function findOwner(step: Step, id: string, code: RefusalCode): Instance {
  return activeOrRefuse(step, ownerOf(id), code, id);
}

function activeOrRefuse(
  step: Step,
  number: number | null,
  code: RefusalCode,
  id: string,
): Instance {
  const instance = number === null ? undefined : step.draft.find(number);
  if (instance?.state === 'active') return instance;
  throw new EngineRefusal(code, `Expected ${id} to be active, but it is not`);
}

/** A task that has asked back waits for the answer. */
export function refuseHeld({ id, heldFor }: Instance): void {
  if (heldFor === undefined) return;
  throw new EngineRefusal('task-held', `Expected ${id} to wait for nobody, but it does`);
}

/** An active instance whose work of this kind is open and not stuck, or a refusal. */
export function findOpened(step: Step, id: string, opened: Instance['opened']): Instance {
  const instance = findActive(step, id, 'task-not-open');
  if (instance.opened === opened && instance.incident === undefined) return instance;
  throw new EngineRefusal('task-not-open', `Expected ${id} to wait for this, but it does not`);
}

/** An open ad-hoc sub-process, or a refusal. */
export function findAdHoc(step: Step, id: string): AdHoc {
  const adHoc = asAdHoc(step, findActive(step, id, 'activity-not-startable').id);
  if (adHoc !== null) return adHoc;
  throw new EngineRefusal(
    'activity-not-startable',
    `Expected ${id} to be an ad-hoc sub-process, but it is not`,
  );
}

/** The subscription that an event names, open at an instance that is not stuck, or a refusal. */
export function findSubscription(
  step: Step,
  id: string,
): { readonly instance: Instance; readonly received: OpenSubscription } {
  const instance = findOwner(step, id, 'subscription-not-open');
  const received = instance.subscriptions?.find(
    (one) => one.spent !== true && one.takes !== 'none' && subscriptionId(instance.id, one) === id,
  );
  if (received !== undefined && instance.incident === undefined) return { instance, received };
  throw new EngineRefusal(
    'subscription-not-open',
    `Expected subscription ${id} to be open, but it is not`,
  );
}
