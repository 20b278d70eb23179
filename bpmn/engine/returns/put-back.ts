import type { CauseNode, Instance, TakenMessage } from '../state.ts';
import type { Step } from '../step.ts';

/** Messages that were taken in the undone future are to be had again, in the order in which they were taken. */
export function putMessagesBack(step: Step, undone: ReadonlySet<CauseNode>): void {
  for (const instance of step.draft.instances) {
    if (instance.state === 'superseded' || !undone.has(instance.id)) continue;
    for (const message of instance.messages ?? []) putBack(step, instance, message);
  }
}

/** A message that an instance has taken is to be had again. */
export function putBack(
  step: Step,
  { id, element }: Pick<Instance, 'id' | 'element'>,
  message: TakenMessage,
): void {
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
