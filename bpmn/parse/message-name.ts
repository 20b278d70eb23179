import { child, text } from './moddle-element.ts';
import type { ModdleElement } from './moddle-element.ts';

/**
 * Name of the message that a task or event definition refers to, itself or by the operation that it
 * invokes or implements (BPMN 2.0.2, tables 10.10, 10.12 and 10.89); null when there is none.
 */
export function messageName(element: ModdleElement): string | null {
  const message = messageIn(element);
  return message === null ? null : text(message, 'name');
}

/** That message itself. */
export function messageIn(element: ModdleElement): ModdleElement | null {
  const operation = child(element, 'operationRef');
  return (
    child(element, 'messageRef') ?? (operation === null ? null : child(operation, 'inMessageRef'))
  );
}
