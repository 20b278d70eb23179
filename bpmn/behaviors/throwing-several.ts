import { throwTo } from '../engine/boundaries.ts';
import type { Failure } from '../engine/failures.ts';
import { sendMessage } from '../engine/messages.ts';
import { throwSignal } from '../engine/signals.ts';
import type { Step } from '../engine/step.ts';
import type { Thrown } from '../model/event-definition.ts';
import type { Behavior } from './behavior.ts';
import { leaveAsUsual, leaveIfActive } from './leaving.ts';

/** Throws all of them in the order of the diagram, unless a handler stops it, and goes on. */
export const throwingSeveral = {
  enter: (step, { throws }, id) => {
    for (const thrown of throws) {
      if (step.draft.get(id).state !== 'active') return undefined;
      const failure = throwOne(step, id, thrown);
      if (failure !== undefined) return failure;
    }
    leaveIfActive(step, id);
    return undefined;
  },
  finish: leaveAsUsual,
} as const satisfies Behavior<'multipleThrowEvent' | 'multipleEndEvent'>;

function throwOne(step: Step, id: number, thrown: Thrown): Failure | undefined {
  if (thrown.type === 'message') return sendMessage(step, id, thrown.message);
  if (thrown.type === 'signal') throwSignal(step, id, thrown.signal);
  else throwTo(step, step.draft.get(id), 'escalation', thrown.code);
  return undefined;
}
