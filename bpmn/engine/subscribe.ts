import type { MessageRule } from '../model/event-definition.ts';
import type { Json } from '../model/json.ts';
import { subscriptionId } from './ids.ts';
import type { OpenSubscription } from './state.ts';
import type { Step } from './step.ts';

/** Asks for a message that an instance waits for. */
export function subscribe(
  step: Step,
  id: number,
  {
    open,
    rule,
    correlation,
  }: { readonly open: OpenSubscription; readonly rule: MessageRule; readonly correlation: Json },
): void {
  step.emit({
    type: 'open-subscription',
    subscription: subscriptionId(id, open),
    instance: String(id),
    element: open.element,
    message: rule.message,
    correlation,
  });
}
