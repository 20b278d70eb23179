import { child, type ModdleElement } from '../../../../bpmn/parse/moddle-element.ts';
import type { PartEdit } from './place.ts';

export const repeats = ['once', 'loop', 'parallel', 'sequential'] as const;
export type Repeat = (typeof repeats)[number];

const multiType = 'bpmn:MultiInstanceLoopCharacteristics';
const loopType = 'bpmn:StandardLoopCharacteristics';

/** How often an activity runs. */
export function repeatOf(element: ModdleElement): Repeat {
  const loop = child(element, 'loopCharacteristics');
  if (loop === null) {
    return 'once';
  }
  if (loop.$type === loopType) {
    return 'loop';
  }
  return loop['isSequential'] === true ? 'sequential' : 'parallel';
}

/** Lets an activity run so often; from countersigning at once to in turn everything else stays. */
export function setRepeat({ edit, drawn }: PartEdit, repeat: Repeat): void {
  const element = drawn.businessObject;
  const loop = child(element, 'loopCharacteristics');
  const type = repeat === 'loop' ? loopType : multiType;
  if (repeat === 'once') {
    edit.own(drawn, { loopCharacteristics: undefined });
    return;
  }
  const kept = loop?.$type === type ? loop : edit.make(type, element);
  if (kept !== loop) {
    edit.own(drawn, { loopCharacteristics: kept });
  }
  if (repeat !== 'loop') {
    edit.part(drawn, kept, { isSequential: repeat === 'sequential' });
  }
}
