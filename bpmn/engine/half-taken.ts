import { closeOutside } from './closing.ts';
import type { HowClosed } from './closing.ts';
import { putBack } from './returns/put-back.ts';
import type { Instance, OpenSubscription } from './state.ts';
import type { Step } from './step.ts';
import { nameOfWait } from './triggers.ts';

/**
 * Messages that an element has taken in which waits for several events at once (BPMN 2.0.2, 10.5.1: parallel multiple)
 * and that cannot happen any more, because what waits for it has ended or was interrupted: they have made nothing
 * happen, and are for whoever waits for them now. What they carry stays where it was waited for.
 *
 * What comes back to life waits for them again. Camunda 7, Camunda 8 and Flowable run no parallel multiple events.
 */
export function giveBack(
  step: Step,
  id: number,
  {
    of = () => true,
    mark = {},
  }: {
    /** Events that cannot happen any more, as the instance names them. */
    readonly of?: (name: string) => boolean;
    /** How their waits have been closed. */
    readonly mark?: { readonly spent?: true; readonly closedBy?: number };
  } = {},
): void {
  const { messages = [], ...owner } = step.draft.get(id);
  const half = messages.filter(({ element }) => of(nameOfWait(element)) && isHalf(owner, element));
  if (half.length === 0) return;
  const kept = messages.filter((message) => !half.includes(message));
  const given = new Set(half.map(({ element }) => element));
  const waitedFor = ({ spent: _spent, ...one }: OpenSubscription): OpenSubscription => ({
    ...one,
    received: one.received + 1,
    ...mark,
  });
  const subscriptions = owner.subscriptions?.map((one) =>
    given.has(one.element) ? waitedFor(one) : one,
  );
  step.draft.replace({
    ...owner,
    ...(kept.length === 0 ? {} : { messages: kept }),
    ...(subscriptions === undefined ? {} : { subscriptions }),
  });
  for (const message of half) putBack(step, owner, message);
}

/** Closes for good what an instance has open outside; gives the instance as it is then. */
export function closeAll(step: Step, id: number, how: HowClosed): Instance {
  closeOutside(step, step.draft.get(id), how);
  // A return puts back all that it went behind.
  if (how !== 'returned') giveBack(step, id);
  return step.draft.get(id);
}

/** What has happened has taken its messages along, but for an event of its own that is through with all. */
function isHalf(
  { element: own, timers = [], subscriptions = [], waits = [] }: Instance,
  wait: string,
): boolean {
  if (!subscriptions.some(({ element }) => element === wait)) return false;
  const name = nameOfWait(wait);
  const together = [...timers, ...subscriptions, ...waits].filter(
    (one) => nameOfWait(one.element) === name,
  );
  return name !== own || together.some(({ spent }) => spent !== true);
}
