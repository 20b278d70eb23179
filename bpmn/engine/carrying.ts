import type { BpmnElement } from '../model/element.ts';
import type { JsonObject } from '../model/json.ts';
import { bring } from './data.ts';
import type { Instance } from './state.ts';
import type { Step } from './step.ts';

/** What has happened, and where it was waited for. */
interface Happened {
  readonly waiting: Instance;
  /** The instance that stands for it. */
  readonly happened: number;
  readonly element: BpmnElement;
}

/** What a message or a signal carries is the item of the element that waited for it, or variables where it waited. */
export function carryIn(
  step: Step,
  { waiting, happened, element }: Happened,
  variables: JsonObject | undefined,
): void {
  const item = 'item' in element ? element.item : undefined;
  if (item !== undefined) bring(step, happened, { [item]: variables ?? {} });
  else if (variables !== undefined && step.isInside(waiting, step.nameFor(waiting, element)))
    step.mergeVariables(waiting.id, variables, happened);
  else if (variables !== undefined) step.setFrom(waiting.id, variables, happened);
}
