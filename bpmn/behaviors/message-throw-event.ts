import { leave } from '../engine/flow.ts';
import { sendMessage } from '../engine/messages.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual } from './leaving.ts';

export const messageThrowEvent: Behavior<'messageThrowEvent'> = {
  enter: (step, element, instance) => {
    const failure = sendMessage(step, instance, element.message);
    if (failure === undefined) leave(step, instance);
    return failure;
  },
  finish: leaveAsUsual,
};
