import type { CaseDraft, Moment } from '../case-draft.ts';
import type { CaseEntry } from './entry-type.ts';
import { feed } from './feed.ts';

/** What an entry does to the case. Reads nothing but the entry and the draft: it is replayed. */
export type Effect = (draft: CaseDraft, entry: CaseEntry, moment: Moment) => void;

/** The entry's event is all there is to it. */
export const fed: Effect = (draft, entry, moment) => {
  const { event } = entry.params;
  if (event === undefined)
    throw new Error(`Expected an event in the entry ${entry.type}, but found none`);
  feed(draft, event, moment);
};

/** Parameters as they were written; a ledger that was tampered with is a defect. */
export const textOf = (entry: CaseEntry, name: string): string => {
  const value = entry.params[name];
  if (typeof value !== 'string')
    throw new Error(`Expected ${name} in the entry ${entry.type}, but found none`);
  return value;
};
export const numberOf = (entry: CaseEntry, name: string): number => {
  const value = entry.params[name];
  if (typeof value !== 'number')
    throw new Error(`Expected ${name} in the entry ${entry.type}, but found none`);
  return value;
};
