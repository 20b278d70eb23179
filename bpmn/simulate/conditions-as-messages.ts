import type { BpmnElement } from '../model/element.ts';
import type { MessageRule, Trigger } from '../model/event-definition.ts';
import { readsOnlyOutcome } from './reads-only-outcome.ts';

/** Stands for what makes a condition true. No name of a message begins with a blank. */
export const becomesTrue: MessageRule = { message: ' becomes true', correlation: null };

/**
 * An event that waits for a condition over data as one that waits for a message: when data makes it true is
 * open. A condition over no data is asked by the engine.
 */
export function conditionAsMessage(element: BpmnElement): BpmnElement {
  if (!('condition' in element)) return element;
  if (readsOnlyOutcome(element.condition)) return element;
  const { condition: _condition, ...node } = element;
  const message = becomesTrue;
  if (node.kind === 'conditionalBoundaryEvent')
    return { ...node, kind: 'messageBoundaryEvent', message };
  return node.kind === 'conditionalCatchEvent'
    ? { ...node, kind: 'messageCatchEvent', message }
    : { ...node, kind: 'messageStartEvent', message };
}

export function triggerAsMessage(trigger: Trigger): Trigger {
  if (trigger.type !== 'condition' || readsOnlyOutcome(trigger.condition)) return trigger;
  return { type: 'message', message: becomesTrue };
}

/** Whether an element waits for a condition over data, alone or among others. */
export function waitsForData(element: BpmnElement): boolean {
  if ('condition' in element) return !readsOnlyOutcome(element.condition);
  return 'triggers' in element && element.triggers.some((one) => triggerAsMessage(one) !== one);
}
