import type { MessageRule } from '../model/event-definition.ts';
import { closeWaits } from './closing.ts';
import { correlate, isSame } from './correlation.ts';
import { waitingElement } from './deliver.ts';
import type { Instance, OpenSubscription } from './state.ts';
import type { Step } from './step.ts';
import { resubscribe } from './subscribe.ts';
import { triggerOf } from './triggers.ts';

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
  const now = correlate(step, instance, known.element, rule);
  // What cannot be evaluated any more goes on waiting by what it was.
  if (!now.ok || isUnchanged(known, now.noted)) return;
  askAnew(step, instance, { known, noted: now.noted, rule });
}

/**
 * What an instance with an incident has refused is kept outside: once it is repaired, all that it waits for is asked for
 * anew.
 */
export function subscribeAnew(step: Step, id: number): void {
  const { subscriptions = [] } = step.draft.get(id);
  for (const known of subscriptions) {
    const instance = step.draft.get(id);
    const rule = ruleOf(step, instance, known.element);
    const { element: _element, received: _received, ...noted } = known;
    if (known.spent !== true && rule !== null) askAnew(step, instance, { known, noted, rule });
  }
}

interface Asked {
  readonly known: OpenSubscription;
  readonly noted: Pick<OpenSubscription, 'correlation' | 'takes'>;
  readonly rule: MessageRule;
}

function askAnew(step: Step, instance: Instance, { known, noted, rule }: Asked): void {
  if (known.takes !== 'none') closeWaits(step, { ...instance, timers: [], subscriptions: [known] });
  const open = { element: known.element, received: known.received + 1, ...noted };
  resubscribe(step, instance.id, { open, rule });
}

function keyedRule(step: Step, instance: Instance, wait: string): MessageRule | null {
  const rule = ruleOf(step, instance, wait);
  return rule?.key === undefined ? null : rule;
}

function ruleOf(step: Step, instance: Instance, wait: string): MessageRule | null {
  const trigger = triggerOf(waitingElement(step, instance, wait), wait);
  return trigger?.type === 'message' ? trigger.message : null;
}

function isUnchanged(
  known: OpenSubscription,
  now: Pick<OpenSubscription, 'correlation' | 'takes'>,
): boolean {
  return known.takes === now.takes && isSame(known.correlation ?? null, now.correlation ?? null);
}
