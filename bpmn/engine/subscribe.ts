import type { MessageRule } from '../model/event-definition.ts';
import { subscriptionId } from './ids.ts';
import type { OpenSubscription } from './state.ts';
import type { Step } from './step.ts';

/** Asks for a message that an instance waits for; for none as long as its key has no value. */
export function subscribe(
  step: Step,
  id: number,
  { open, rule }: { readonly open: OpenSubscription; readonly rule: MessageRule },
): void {
  if (open.takes === 'none') return;
  step.emit({
    type: 'open-subscription',
    subscription: subscriptionId(id, open),
    instance: String(id),
    element: open.element,
    message: rule.message,
    correlation: open.correlation ?? null,
    ...(open.takes === 'any' ? { any: true as const } : {}),
  });
}

/** The same for an element that its instance has a subscription for: this one takes its place. */
export function resubscribe(
  step: Step,
  id: number,
  given: { readonly open: OpenSubscription; readonly rule: MessageRule },
): void {
  const { open } = given;
  const instance = step.draft.get(id);
  const subscriptions = (instance.subscriptions ?? []).map((one) =>
    one.element === open.element ? open : one,
  );
  step.draft.replace({ ...instance, subscriptions });
  subscribe(step, id, given);
}
