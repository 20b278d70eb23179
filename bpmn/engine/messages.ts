import { isJsonObject } from '../model/json.ts';
import type { MessageRule } from '../model/event-definition.ts';
import type { Failure } from './failures.ts';
import { correlateSent } from './correlation.ts';
import type { Step } from './step.ts';
import { mapVariables } from './variable-mapping.ts';

/** Sends a message from an instance, with the data that is its item (BPMN 2.0.2, 10.5.1). */
export function sendMessage(step: Step, id: number, rule: MessageRule | null): Failure | undefined {
  if (rule === null) return { code: 'message-missing', message: 'The element names no message' };
  const instance = step.draft.get(id);
  const element = step.elementOf(instance);
  const item = 'item' in element ? element.item : undefined;
  const carried = item === undefined ? null : (step.variablesOf(instance)[item] ?? null);
  if (carried !== null && !isJsonObject(carried))
    return {
      code: 'data-not-context',
      message: 'Expected the item of the message to be a context, but got another value',
    };
  const payload = mapVariables(step.variablesOf(instance), rule.payload ?? {}, (source) =>
    step.evaluate(instance, source),
  );
  if (!payload.ok) return payload.failure;
  const variables = { ...payload.variables, ...carried };
  const correlation = correlateSent(step, instance, { rule, payload: variables });
  if (!correlation.ok) return correlation.failure;
  step.emit({
    type: 'send-message',
    instance: String(id),
    element: instance.element,
    message: rule.message,
    correlation: correlation.value,
    variables,
  });
  return undefined;
}
