import type { BpmnElement } from '../model/element.ts';
import type { Instance } from './state.ts';

/** The instance stands for all turns of its element, not for one of them, nor for what undoes one. */
export function isLoopBody(element: BpmnElement, instance: Instance): boolean {
  return 'loop' in element && instance.turn === undefined && instance.compensates === undefined;
}
