import type { MessageRule } from '../model/event-definition.ts';
import { closeWaits } from './closing.ts';
import { correlateAgain, isSame } from './correlation.ts';
import { awaitedMessage } from './deliver.ts';
import type { Instance, OpenSubscription } from './state.ts';
import type { Step } from './step.ts';
import { resubscribe } from './subscribe.ts';

/**
 * Keys follow the conversation and the data of the process (BPMN 2.0.2, 8.4.2: "dynamically calculated from the
 * Process context and automatically updated"): what waits under another value now is asked for anew. Asked when
 * everything is at rest, so that what one event changes is looked at once; moves no token.
 */
export function recorrelate(step: Step): boolean {
  for (const id of step.draft.active) {
    const { subscriptions = [], incident } = step.draft.get(id);
    if (incident !== undefined) continue;
    for (const one of subscriptions) if (one.spent !== true) compare(step, id, one);
  }
  return false;
}

function compare(step: Step, id: number, known: OpenSubscription): void {
  const instance = step.draft.get(id);
  const rule = keyedRule(step, instance, known.element);
  if (rule === null) return;
  const now = correlateAgain(step, instance, known, rule);
  if (!isUnchanged(known, now)) askAnew(step, instance, { known, now, rule });
}

/**
 * What an instance with an incident has refused is kept outside: once it is repaired, all that it waits for is asked for
 * anew.
 */
export function subscribeAnew(step: Step, id: number): void {
  const { subscriptions = [] } = step.draft.get(id);
  for (const known of subscriptions) {
    const instance = step.draft.get(id);
    const rule = awaitedMessage(step, instance, known.element);
    if (known.spent !== true && rule !== null) askAnew(step, instance, { known, now: known, rule });
  }
}

interface Asked {
  readonly known: OpenSubscription;
  readonly now: OpenSubscription;
  readonly rule: MessageRule;
}

/** The outside is asked for what an instance waits for now, under a new id: what comes for the old one comes too late. */
export function askAnew(step: Step, instance: Instance, { known, now, rule }: Asked): void {
  if (known.takes !== 'none') closeWaits(step, { ...instance, timers: [], subscriptions: [known] });
  resubscribe(step, instance.id, { open: { ...now, received: known.received + 1 }, rule });
}

function keyedRule(step: Step, instance: Instance, wait: string): MessageRule | null {
  const rule = awaitedMessage(step, instance, wait);
  return rule?.key === undefined ? null : rule;
}

function isUnchanged(known: OpenSubscription, now: OpenSubscription): boolean {
  return known.takes === now.takes && isSame(known.correlation ?? null, now.correlation ?? null);
}
