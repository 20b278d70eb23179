import { terminateScope } from '../engine/boundaries.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';

/**
 * Ends its own scope only: a sub-process, a called procedure, or the case (specification 13.5.6).
 *
 * Elsewhere: Camunda 7, Camunda 8 (since 8.1) and Flowable have it; that children and their history are
 * closed with the scope was missed again and again (jBPM 3371, Activiti 1018 and 1097, camunda-bpm-platform
 * 3313). Here what is cancelled is told, task by task, and a return may revive it.
 */
export const terminateEndEvent: Behavior<'terminateEndEvent'> = {
  enter: (step, _element, instance) => {
    terminateScope(step, instance);
    return undefined;
  },
  finish: leaveAsUsual,
};
