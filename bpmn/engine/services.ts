import type { ServiceCall } from '../model/element-properties.ts';
import type { Json } from '../model/json.ts';
import type { BpmnElement } from '../model/element.ts';
import type { Failure } from './failures.ts';
import { commitOpening, prepareOpening } from './opening.ts';
import type { Step } from './step.ts';

/** Calls a service and waits for its answer. */
export function callService(
  step: Step,
  element: BpmnElement,
  id: number,
  service: ServiceCall | null,
): Failure | undefined {
  if (service === null) return { code: 'service-missing', message: 'The element names no service' };
  const instance = step.draft.get(id);
  const inputs: Record<string, Json> = {};
  for (const [name, source] of Object.entries(service.inputs)) {
    const result = step.evaluate(instance, source);
    if (!result.ok) return { code: 'expression-failed', message: result.message };
    inputs[name] = result.value;
  }
  const opening = prepareOpening(step, element, instance);
  if ('code' in opening) return opening;
  step.emit({
    type: 'call-service',
    instance: String(id),
    element: element.id,
    service: service.name,
    inputs,
    retry: service.retry ?? 'default',
  });
  commitOpening(step, id, opening, 'service');
  return undefined;
}
