import type { CauseNode } from '../state.ts';
import type { Step } from '../step.ts';

/** Messages that were taken in the undone future are to be had again, in the order in which they were taken. */
export function putMessagesBack(step: Step, undone: ReadonlySet<CauseNode>): void {
  for (const { id, element, state, messages = [] } of step.draft.instances) {
    if (state === 'superseded' || !undone.has(id)) continue;
    for (const message of messages) {
      step.emit({
        type: 'put-back-message',
        instance: String(id),
        element,
        messageId: message.id,
        message: message.message,
        correlation: message.correlation ?? null,
        variables: message.variables ?? {},
      });
    }
  }
}
