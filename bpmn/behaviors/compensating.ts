import { beginCompensation, compensatedScope, compensateNext } from '../engine/compensation.ts';
import { leave } from '../engine/flow.ts';
import type { Behavior } from './behavior.ts';

/** Throws compensation and goes on when the handlers are through. */
export const compensating = {
  enter: (step, _element, id) => beginCompensation(step, id),
  finish: (step, { activity }, id) => {
    const scope = compensatedScope(step, step.draft.get(id));
    if (!compensateNext(step, id, { scope, activity })) leave(step, id);
    return undefined;
  },
} as const satisfies Behavior<'compensationThrowEvent' | 'compensationEndEvent'>;
