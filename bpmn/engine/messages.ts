import type { MessageRule } from '../model/event-definition.ts';
import type { Failure } from './failures.ts';
import { correlate } from './opening.ts';
import type { Step } from './step.ts';
import { mapVariables } from './variable-mapping.ts';

/** Sends a message from an instance. */
export function sendMessage(step: Step, id: number, rule: MessageRule | null): Failure | undefined {
  if (rule === null) return { code: 'message-missing', message: 'The element names no message' };
  const instance = step.draft.get(id);
  const correlation = correlate(step, instance, rule);
  if (!correlation.ok) return { code: 'expression-failed', message: correlation.message };
  const payload = mapVariables(step.variablesOf(instance), rule.payload ?? {}, (source) =>
    step.evaluate(instance, source),
  );
  if (!payload.ok) return payload.failure;
  step.emit({
    type: 'send-message',
    instance: String(id),
    element: instance.element,
    message: rule.message,
    correlation: correlation.value,
    variables: payload.variables,
  });
  return undefined;
}
