import type { EngineEvent } from '../../bpmn/engine/events.ts';
import { apply } from '../../bpmn/engine/interpreter.ts';
import type { CaseDraft, Moment } from '../case-draft.ts';
import { perform } from '../commands/index.ts';

/** Gives one event to the engine and writes down what it asks for. */
export const feed = (draft: CaseDraft, event: EngineEvent, moment: Moment): void => {
  const { state, commands } = apply(draft.procedure, draft.book.engine, event);
  draft.book.engine = state;
  for (const command of commands) perform(draft, command, moment);
};
