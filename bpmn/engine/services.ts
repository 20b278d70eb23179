import type { ServiceCall } from '../model/element-properties.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { BpmnElement } from '../model/element.ts';
import type { Failure } from './failures.ts';
import { commitOpening, prepareOpening } from './opening.ts';
import type { Instance } from './state.ts';
import type { Step } from './step.ts';

/** The inputs of a call as an instance sees them. */
export function inputsOf(
  step: Step,
  instance: Instance,
  service: ServiceCall,
):
  | { readonly ok: true; readonly values: JsonObject }
  | { readonly ok: false; readonly failure: Failure } {
  const values: Record<string, Json> = {};
  for (const [name, source] of Object.entries(service.inputs)) {
    const result = step.evaluate(instance, source);
    if (!result.ok)
      return { ok: false, failure: { code: 'expression-failed', message: result.message } };
    values[name] = result.value;
  }
  return { ok: true, values };
}

/** Calls a service and waits for its answer. */
export function callService(
  step: Step,
  element: BpmnElement,
  id: number,
  service: ServiceCall | null,
): Failure | undefined {
  if (service === null) return { code: 'service-missing', message: 'The element names no service' };
  const instance = step.draft.get(id);
  const inputs = inputsOf(step, instance, service);
  if (!inputs.ok) return inputs.failure;
  const opening = prepareOpening(step, element, instance);
  if ('code' in opening) return opening;
  step.emit({
    type: 'call-service',
    instance: String(id),
    element: element.id,
    service: service.name,
    inputs: inputs.values,
    retry: service.retry ?? 'default',
  });
  commitOpening(step, id, opening, 'service');
  return undefined;
}
