import { awaitedSignals } from '../../bpmn/engine/signals.ts';
import { requireThat } from '../act-refused.ts';
import type { ActionRule } from './action-rule.ts';
import { requireLive, stamp } from './requirements.ts';

/** A parked case hears signals, as it takes messages. What has stopped waiting meanwhile hears nothing. */
export const signal: ActionRule<'signal'> = (view, action, command) => {
  requireLive(view);
  const { signal: name, signalId, variables } = action;
  requireThat(
    awaitedSignals(view.procedure, view.book.engine).includes(name),
    'message-not-expected',
    `Nothing waits for the signal ${name}`,
  );
  const event = { type: 'signal' as const, signal: name, variables, ...stamp(view, command) };
  return [{ type: 'signal-received', params: { event, signal: name, signalId } }];
};
