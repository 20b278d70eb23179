import type { Performer } from './performer.ts';

/** The entry that is being worked in will say it. */
export const recordDecision: Performer<'record-decision'> = (_draft, command, { decisions }) => {
  const { type: _, ...decided } = command;
  decisions.push({ ...decided });
};
