import { leave } from '../engine/flow.ts';
import { sendMessage } from '../engine/messages.ts';
import { callService } from '../engine/services.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';

/** Sends a message and goes on at once, or calls the service that sends it and waits. */
export const sendTask: Behavior<'sendTask'> = {
  enter: (step, element, instance) => {
    if (element.service !== null) return callService(step, element, instance, element.service);
    const failure = sendMessage(step, instance, element.message);
    if (failure === undefined) leave(step, instance);
    return failure;
  },
  finish: leaveAsUsual,
};
