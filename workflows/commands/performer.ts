import type { Command } from '../../bpmn/engine/commands.ts';
import type { CaseDraft, Moment } from '../case-draft.ts';

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { readonly type: T }>;

/** Writes into the draft what the engine asks for; what must happen outside follows from the book. */
export type Performer<T extends CommandType> = (
  draft: CaseDraft,
  command: CommandOf<T>,
  moment: Moment,
) => void;
