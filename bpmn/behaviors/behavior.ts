import type { Failure } from '../engine/failures.ts';
import type { Step } from '../engine/step.ts';
import type { BpmnElement, ElementKind } from '../model/element.ts';

/**
 * What one kind of element does. Behaviors change the case only through the step and its engine
 * functions (`leave`, `place`, `trigger` ...); they hold no state.
 */
export interface Behavior<K extends ElementKind> {
  /**
   * The instance holds a token: do the work, then leave, or wait. Called again when an incident is
   * retried and when a return revives the instance. A failure becomes an incident.
   */
  readonly enter: (step: Step, element: BpmnElement<K>, instance: number) => Failure | undefined;
  /**
   * The work is done from outside (a task completed, a body came to its end): leave. Called again when
   * leaving failed and is retried.
   */
  readonly finish: (step: Step, element: BpmnElement<K>, instance: number) => Failure | undefined;
}
