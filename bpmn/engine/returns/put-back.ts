import type { CauseNode, FoldedMessage, Instance, TakenMessage } from '../state.ts';
import type { Step } from '../step.ts';
import { elementOfWait } from '../triggers.ts';

/**
 * Messages that were taken in the undone future of an instance are to be had again, in the order of those who took
 * them. What is folded is undone with its cause, also when that is the instance itself.
 */
export function putMessagesBack(
  step: Step,
  undone: ReadonlySet<CauseNode>,
  { behind }: { readonly behind: number },
): void {
  const { draft } = step;
  const isUndone = ({ cause }: FoldedMessage): boolean =>
    undone.has(cause) || Math.abs(cause) === behind;
  const folded = draft.folded
    .filter(isUndone)
    .map((one) => ({ id: one.instance, messages: [one] }));
  if (folded.length > 0) draft.folded = draft.folded.filter((one) => !isUndone(one));
  const kept = draft.instances.filter(
    ({ id, state, messages }) => messages !== undefined && state !== 'superseded' && undone.has(id),
  );
  for (const one of [...folded, ...kept].toSorted((a, b) => a.id - b.id))
    if ('element' in one) for (const message of one.messages ?? []) putBack(step, one, message);
    else for (const message of one.messages) putFoldedBack(step, message);
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

function putFoldedBack(
  step: Step,
  { instance, element, id, message, correlation = null }: FoldedMessage,
): void {
  step.emit({
    type: 'put-back-message',
    instance: String(instance),
    element: elementOfWait(element),
    messageId: id,
    message,
    correlation,
  });
}
