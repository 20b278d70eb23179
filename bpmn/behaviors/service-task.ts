import { callService } from '../engine/services.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';

export const serviceTask: Behavior<'serviceTask'> = {
  enter: (step, element, instance) => callService(step, element, instance, element.service),
  finish: leaveAsUsual,
};
