import type { Command } from '../../bpmn/engine/commands.ts';
import { apply } from '../../bpmn/engine/interpreter.ts';
import type { EngineEvent } from '../../bpmn/engine/events.ts';
import type { CaseState } from '../../bpmn/engine/state.ts';
import type { Procedure } from '../../bpmn/model/procedure.ts';

/** Automatic steps that are followed; a longer run of them says nothing to a person. */
const longestRun = 20;

/** Commands that a completion leads to, services taken as done, in order. */
export const lookAhead = (
  graph: Procedure,
  state: CaseState,
  event: EngineEvent,
): readonly Command[] => {
  const seen: Command[] = [];
  let applied = apply(graph, state, event);
  seen.push(...applied.commands);
  let calls = applied.commands.filter((command) => command.type === 'call-service');
  for (let run = 0; run < longestRun && calls.length > 0; run += 1) {
    const [call] = calls;
    if (call === undefined) break;
    applied = apply(graph, applied.state, {
      type: 'service-completed',
      instance: call.instance,
      at: event.at,
    });
    seen.push(...applied.commands);
    calls = [
      ...calls.slice(1),
      ...applied.commands.filter((command) => command.type === 'call-service'),
    ];
  }
  return seen;
};
