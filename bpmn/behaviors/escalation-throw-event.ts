import { throwTo } from '../engine/boundaries.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual, leaveIfActive } from './leaving.ts';

/**
 * An escalation does not stop its thrower by itself; an interrupting handler does, at once. One that nobody
 * catches is ignored (specification 10.5.6).
 *
 * Elsewhere: Camunda 7 catches escalations at sub-processes, call activities and user tasks only, Camunda 8
 * since 8.2, Flowable has them too. An interrupting handler that lets the thrower go on to its next task is the
 * defect of both open engines that were measured.
 */
export const escalationThrowEvent: Behavior<'escalationThrowEvent'> = {
  enter: (step, element, instance) => {
    throwTo(step, step.draft.get(instance), 'escalation', element.code);
    leaveIfActive(step, instance);
    return undefined;
  },
  finish: leaveAsUsual,
};
