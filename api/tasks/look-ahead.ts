import type { Command } from '../../bpmn/engine/commands.ts';
import { apply } from '../../bpmn/engine/interpreter.ts';
import type { EngineEvent } from '../../bpmn/engine/events.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';

/** Automatic steps that are followed; a longer run of them says nothing to a person. */
const longestRun = 20;

/** What follows by itself: a service is taken as done, a timer that is due already fires. */
const followedBy = (commands: readonly Command[], at: number): EngineEvent[] =>
  commands.flatMap((command): EngineEvent[] => {
    if (command.type === 'call-service')
      return [{ type: 'service-completed', instance: command.instance, at }];
    return command.type === 'arm-timer' && command.due <= at
      ? [{ type: 'timer', timer: command.timer, at }]
      : [];
  });

/** Commands that a completion leads to, in order, and the state in which the case then is. */
export const lookAhead = (
  graph: Procedure,
  state: CaseState,
  event: EngineEvent,
): { readonly commands: readonly Command[]; readonly state: CaseState } => {
  const seen: Command[] = [];
  const coming: EngineEvent[] = [event];
  let reached = state;
  for (let run = 0; run <= longestRun; run += 1) {
    const next = coming.shift();
    // An end withdraws whatever was to follow.
    if (next === undefined || (run > 0 && reached.status !== 'running')) break;
    const applied = apply(graph, reached, next);
    reached = applied.state;
    seen.push(...applied.commands);
    coming.push(...followedBy(applied.commands, event.at));
  }
  return { commands: seen, state: reached };
};
