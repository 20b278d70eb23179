import type { Procedure } from '../model/procedure.ts';
import type { Command } from './commands.ts';
import type { EngineEvent } from './events.ts';
import { apply, emptyState } from './interpreter.ts';
import type { CaseState } from './state.ts';

/** The state after the first `upTo` events (all by default), from nothing but the events. */
export function replay(
  procedure: Procedure,
  events: readonly EngineEvent[],
  upTo = events.length,
): CaseState {
  let state = emptyState(procedure);
  let current = procedure;
  for (const event of events.slice(0, upTo)) {
    state = apply(current, state, event).state;
    current = procedureAfter(current, event);
  }
  return state;
}

/** As `replay`, with the commands that each event led to. */
export function replayWithCommands(
  procedure: Procedure,
  events: readonly EngineEvent[],
): { readonly state: CaseState; readonly commands: readonly (readonly Command[])[] } {
  let state = emptyState(procedure);
  const commands: (readonly Command[])[] = [];
  let current = procedure;
  for (const event of events) {
    const applied = apply(current, state, event);
    current = procedureAfter(current, event);
    state = applied.state;
    commands.push(applied.commands);
  }
  return { state, commands };
}

/** A migration goes over to another version. */
function procedureAfter(procedure: Procedure, event: EngineEvent): Procedure {
  return event.type === 'migrate' ? event.to : procedure;
}
