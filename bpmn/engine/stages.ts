import type { BpmnElement } from '../model/element.ts';
import type { Instance } from './state.ts';
import { rootId } from './step.ts';
import type { Step } from './step.ts';

/** The stage of an element; inside a called procedure that says none, the one of the call. */
export function stageOf(step: Step, element: BpmnElement, instance: Instance): string | null {
  if (element.stage !== null || instance.scope <= rootId) return element.stage;
  const scope = step.draft.get(instance.scope);
  return stageOf(step, step.elementOf(scope), scope);
}
